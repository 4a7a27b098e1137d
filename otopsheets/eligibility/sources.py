"""Where the rules come from, as the committee may cite it."""

STEP_SELECT = (
    "แบบบันทึกองค์ความรู้ ข้อ ๕.๑: ผู้เข้าร่วมงานต้องเป็นกลุ่มอาชีพ กลุ่มผู้ผลิต ผู้ประกอบการ OTOP ในอำเภอ และผลผลิตทางการเกษตรของอำเภอ"
)
"""Step ๕.๑ of the knowledge record: who may take part."""

PART_AIM = "แบบบันทึกองค์ความรู้ ข้อ ๔: จำหน่ายผลิตภัณฑ์ OTOP ผลิตภัณฑ์ชุมชน ผลผลิตทางการเกษตร และผลิตภัณฑ์แปรรูปของสมาชิก"
"""Part ๔ of the knowledge record: what the fair is for."""

PART_EVERYBODY = "แบบบันทึกองค์ความรู้ ข้อ ๔: กลุ่มอาชีพทุกกลุ่มจากทุกหมู่บ้านทุกตำบลในอำเภอ"
"""Part ๔ of the knowledge record: groups of every village of every tambon took part."""

PARTICIPATION = "แบบบันทึกองค์ความรู้ ข้อ ๖.๕: หลักการมีส่วนร่วมทุกขั้นตอน ของทุกฝ่าย"
"""Part ๖.๕ of the knowledge record: everybody takes part in every step; people decide."""

OTOP_REGISTER = "การลงทะเบียนผู้ผลิต ผู้ประกอบการ OTOP ของกรมการพัฒนาชุมชน"
"""The Community Development Department's register of OTOP producers, with the term of each registration."""

CATEGORIES_OF_CDD = "ประเภทผลิตภัณฑ์ OTOP ๕ ประเภทของกรมการพัฒนาชุมชน และผลผลิตทางการเกษตรตามแบบบันทึกองค์ความรู้ ข้อ ๕.๑"
"""The five official OTOP categories, and the record's agricultural produce."""

FOOD_ACT = "พระราชบัญญัติอาหาร พ.ศ. ๒๕๒๒ (อย.) และมาตรฐานผลิตภัณฑ์ชุมชนของ สมอ. (มผช.)"
"""The Food Act B.E. 2522 (the อย. number) and the Thai Industrial Standards Institute's มผช."""

PDPA = "พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. ๒๕๖๒ มาตรา ๑๙"
"""The Personal Data Protection Act B.E. 2562, section 19: no use of a person's data without consent."""

ANNOUNCED = "ประกาศรับสมัครของงาน ตามที่กรอกในแท็บ งาน"
"""What the fair itself announced, as its row says."""

FORM = "แบบฟอร์มทะเบียน: คอลัมน์ที่ต้องกรอก"
"""The form: what a row must hold to say anything."""

DISTRICT = "กติกาที่ทีมงานโปรแกรมเสนอ อำเภอปรับได้ในแท็บ กติกา"
"""No source outside this program: proposed here, for the district to keep, soften or switch off."""
