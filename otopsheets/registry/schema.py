"""The tabs and columns of a registry, declared once.

The reader, the template workbook, `otopsheets schema` and `docs/schema.md` are all made from this. Headers
are what people see; a column is found by its header, by one of its aliases, or by a close spelling.
"""

from otopsheets.registry.columns import Choice, Column, Tab, Type

KINDS = (
    Choice("occupational", "กลุ่มอาชีพ", "occupational group", ("กลุ่มสตรี", "กลุ่มแม่บ้าน", "กลุ่มอาชีพสตรี")),
    Choice("producer", "กลุ่มผู้ผลิต", "producer group", ("กลุ่มผู้ผลิต OTOP", "กลุ่มผู้ผลิตชุมชน", "กลุ่ม OTOP", "ผู้ผลิต")),
    Choice(
        "entrepreneur",
        "ผู้ประกอบการ OTOP",
        "OTOP entrepreneur",
        ("ผู้ประกอบการ", "ผู้ประกอบการรายเดียว", "ผู้ผลิตรายเดียว", "รายเดียว", "SME"),
    ),
    Choice("enterprise", "วิสาหกิจชุมชน", "community enterprise", ("กลุ่มวิสาหกิจชุมชน", "วสช.", "วิสาหกิจ")),
    Choice("farmer", "เกษตรกร", "farmer or farmers' group", ("กลุ่มเกษตรกร", "ชาวสวน", "ชาวนา", "สวน", "เกษตร")),
    Choice("state", "หน่วยงานรัฐ", "state agency", ("หน่วยงาน", "หน่วยงานราชการ", "ราชการ", "หน่วยงานภาครัฐ", "ภาครัฐ")),
    Choice("private", "หน่วยงานเอกชน", "private agency", ("เอกชน", "บริษัท", "ภาคเอกชน", "ธนาคาร")),
    Choice("trader", "ผู้ค้าทั่วไป", "trader", ("พ่อค้าคนกลาง", "แม่ค้า", "พ่อค้า", "ผู้ค้า", "รับมาขาย", "ตัวแทนจำหน่าย")),
)
"""Kinds of participants. Source: the knowledge record, part ๔ (กลุ่มอาชีพ, หน่วยงานรัฐและเอกชน) and step ๕.๑."""

AGENCY_KINDS = frozenset({"state", "private"})

CATEGORIES = (
    Choice("food", "อาหาร", "food", ("ประเภทอาหาร", "อาหารแปรรูป", "ขนม", "อาหารและขนม")),
    Choice("drink", "เครื่องดื่ม", "drinks", ("ประเภทเครื่องดื่ม", "น้ำดื่ม", "กาแฟ")),
    Choice(
        "textile",
        "ผ้า เครื่องแต่งกาย",
        "textiles and clothing",
        ("ผ้า", "ผ้าและเครื่องแต่งกาย", "เครื่องแต่งกาย", "ผ้าทอ", "เสื้อผ้า"),
    ),
    Choice(
        "decor",
        "ของใช้ ของตกแต่ง ของที่ระลึก",
        "household goods, decorations, souvenirs",
        ("ของใช้", "ของตกแต่ง", "ของที่ระลึก", "ของใช้/ของตกแต่ง/ของที่ระลึก", "ของใช้และของตกแต่ง", "หัตถกรรม", "จักสาน"),
    ),
    Choice(
        "herb",
        "สมุนไพรที่ไม่ใช่อาหาร",
        "herbs that are not food",
        ("สมุนไพร", "สมุนไพรที่ไม่ใช่อาหารและยา", "สมุนไพรไม่ใช่อาหาร"),
    ),
    Choice(
        "produce",
        "ผลผลิตทางการเกษตร",
        "agricultural produce",
        ("เกษตร", "การเกษตร", "พืชผล", "ผลผลิตเกษตร", "สินค้าเกษตร", "ผัก", "ผลไม้", "ผักผลไม้"),
    ),
)
"""The five official OTOP categories of the Community Development Department, and the record's
ผลผลิตทางการเกษตร (step ๕.๑)."""

YES_NO = (Choice("yes", "ใช่", "yes"), Choice("no", "ไม่", "no"))

DECISIONS = (
    Choice("accept", "รับ", "accept", ("อนุมัติ", "เห็นชอบ", "ผ่าน", "ให้เข้าร่วม", "รับเข้าร่วม")),
    Choice("reject", "ไม่รับ", "reject", ("ไม่อนุมัติ", "ไม่เห็นชอบ", "ไม่ผ่าน", "ไม่ให้เข้าร่วม")),
    Choice("reserve", "สำรอง", "reserve", ("รอ", "สำรองไว้", "ขึ้นบัญชีสำรอง")),
    Choice("withdraw", "ถอน", "withdraw", ("ถอนตัว", "สละสิทธิ์", "ขอถอน", "ยกเลิก")),
)

LEVELS = (
    Choice("block", "ห้าม", "forbid", ("บังคับ", "ไม่ผ่าน")),
    Choice("warn", "เตือน", "warn", ("แจ้งเตือน",)),
)

MEETING_KINDS = (
    Choice("select", "คัดเลือกผู้เข้าร่วม", "select who takes part", ("ประชุมคัดเลือก", "คัดเลือก", "พิจารณาคัดเลือก")),
    Choice(
        "chairs",
        "ชี้แจงประธานกลุ่ม",
        "brief the group chairs",
        ("ประชุมชี้แจงประธานกลุ่ม", "ชี้แจงกลุ่มอาชีพ", "ชี้แจงประธาน"),
    ),
    Choice(
        "network",
        "ชี้แจงคณะกรรมการเครือข่าย",
        "brief the network committees",
        (
            "ชี้แจงเครือข่าย",
            "ชี้แจงคณะกรรมการเครือข่ายระดับตำบล",
            "ชี้แจงคณะกรรมการเครือข่ายระดับอำเภอ",
            "คณะกรรมการเครือข่าย",
        ),
    ),
    Choice(
        "officer",
        "นำเรียนพัฒนาการอำเภอ",
        "report to the district CD officer",
        ("นำเรียนพัฒนาการ", "รายงานพัฒนาการอำเภอ"),
    ),
)
"""The four kinds of meetings. Source: the knowledge record, steps ๕.๑ to ๕.๔."""

PROPOSAL_STATES = (
    Choice("proposed", "เสนอ", "proposed", ("ข้อเสนอ", "รอพิจารณา")),
    Choice("resolved", "มติ", "resolved", ("มีมติ", "เห็นชอบ")),
    Choice("done", "ดำเนินการแล้ว", "done", ("เสร็จแล้ว", "เรียบร้อย", "ทำแล้ว")),
)

_FAIR = Column(
    "fair",
    "รหัสงาน",
    Type.FAIR,
    ("งาน", "ชื่องาน", "รหัสงานที่สมัคร", "สมัครงาน", "งานที่สมัคร"),
    required=True,
    hint="เลือกรหัสงานจากรายการ",
    example="2560-09",
)
_GROUP = Column(
    "group",
    "กลุ่ม",
    Type.GROUP,
    ("ชื่อกลุ่ม", "รหัสกลุ่ม", "กลุ่ม/ผู้ประกอบการ", "ชื่อกลุ่ม/ผู้ประกอบการ"),
    required=True,
    hint="พิมพ์รหัสหรือชื่อกลุ่มให้ตรงกับแท็บ กลุ่ม",
    example="กลุ่มทอผ้าบ้านตัวอย่าง",
)
_NOTE = Column("note", "หมายเหตุ", aliases=("บันทึก", "ข้อสังเกต"), hint="เขียนอะไรเพิ่มเติมก็ได้", example="ขอมาถึงสาย")
_TAMBON = Column("tambon", "ตำบล", aliases=("ตำบล/แขวง", "แขวง", "ต."), hint="ชื่อตำบล ไม่ต้องมีคำว่าตำบล", example="แม่กัวะ")
_AMPHOE = Column("amphoe", "อำเภอ", aliases=("อำเภอ/เขต", "เขต", "อ."), hint="ชื่ออำเภอ", example="สบปราบ")
_PROVINCE = Column("province", "จังหวัด", aliases=("จ.",), hint="ชื่อจังหวัด", example="ลำปาง")


def _result(hint: str) -> Column:
    return Column("result", "ผล", Type.RESULT, ("ผลการพิจารณา", "ผลตรวจ"), hint=hint)


_CHECKED = _result("ช่องนี้แสดงผลตรวจให้เอง ไม่ต้องพิมพ์")

TABS = (
    Tab(
        "groups",
        "กลุ่ม",
        "กลุ่มผู้ผลิต เกษตรกร หรือหน่วยงาน หนึ่งราย",
        "a producer, farmer or agency",
        (
            Column("group_id", "รหัส", aliases=("รหัสกลุ่ม", "ลำดับรหัส", "ID"), hint="รหัสที่ไม่ซ้ำกัน", example="G01"),
            Column(
                "name",
                "ชื่อกลุ่ม",
                aliases=("ชื่อกลุ่ม/ผู้ประกอบการ", "ชื่อ", "กลุ่ม", "ชื่อหน่วยงาน", "ชื่อผู้ประกอบการ", "ชื่อผู้ผลิต"),
                required=True,
                hint="ชื่อเต็มของกลุ่มหรือหน่วยงาน",
                example="กลุ่มทอผ้าบ้านตัวอย่าง",
            ),
            Column(
                "kind",
                "ประเภท",
                Type.CHOICE,
                ("ประเภทกลุ่ม", "ประเภทผู้ประกอบการ", "ชนิดกลุ่ม"),
                required=True,
                choices=KINDS,
                hint="เลือกจากรายการ",
                example="กลุ่มอาชีพ",
            ),
            Column(
                "chair",
                "ประธาน",
                aliases=("ประธานกลุ่ม", "ชื่อประธาน", "ผู้ติดต่อ", "ผู้ประสานงาน"),
                private=True,
                hint="ชื่อประธานกลุ่มหรือผู้ประสานงาน (ไม่แสดงต่อผู้อื่น)",
                example="นางตัวอย่าง ใจดี",
            ),
            Column(
                "phone",
                "โทรศัพท์",
                Type.PHONES,
                ("เบอร์โทร", "เบอร์โทรศัพท์", "โทร", "หมายเลขโทรศัพท์", "เบอร์ติดต่อ"),
                private=True,
                hint="เบอร์โทรศัพท์ ขึ้นต้นด้วย 0 (ไม่แสดงต่อผู้อื่น)",
                example="081-000-0000",
            ),
            Column(
                "address",
                "ที่อยู่",
                aliases=("ที่อยู่กลุ่ม", "ที่ตั้ง", "สถานที่ตั้ง", "ที่ทำการกลุ่ม"),
                private=True,
                hint="บ้านเลขที่และถนน หรือที่อยู่ทั้งหมดในช่องเดียว (ไม่แสดงต่อผู้อื่น)",
                example="12/3 หมู่ที่ ๑ ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",
            ),
            Column("village_no", "หมู่ที่", aliases=("หมู่", "ม.", "เลขหมู่"), hint="เลขหมู่บ้าน", example="๑"),
            Column("village", "บ้าน", aliases=("ชื่อหมู่บ้าน", "หมู่บ้าน", "ชื่อบ้าน"), hint="ชื่อหมู่บ้าน", example="บ้านวังยาว"),
            _TAMBON,
            _AMPHOE,
            _PROVINCE,
            Column(
                "members",
                "จำนวนสมาชิก",
                Type.COUNT,
                ("สมาชิก", "สมาชิก (คน)", "จำนวนสมาชิก (คน)"),
                hint="จำนวนคน",
                example="15",
            ),
            Column(
                "otop_no",
                "เลขทะเบียน OTOP",
                aliases=("ทะเบียน OTOP", "เลข OTOP", "รหัส OTOP", "เลขทะเบียนผู้ผลิต"),
                hint="เลขทะเบียนผู้ผลิต ผู้ประกอบการ OTOP ถ้ามี",
                example="520600001",
            ),
            Column(
                "otop_expires_on",
                "วันหมดอายุทะเบียน",
                Type.DATE,
                ("หมดอายุทะเบียน", "วันหมดอายุ OTOP", "ทะเบียนหมดอายุ"),
                hint="วัน เดือน ปี พ.ศ.",
                example="31 ธ.ค. 2561",
            ),
            Column(
                "enterprise_no",
                "รหัสวิสาหกิจชุมชน",
                aliases=("เลขวิสาหกิจชุมชน", "รหัสทะเบียนวิสาหกิจชุมชน"),
                hint="รหัสทะเบียนวิสาหกิจชุมชน ถ้ามี",
                example="5-52-06-00/1-0001",
            ),
            _NOTE,
            _CHECKED,
        ),
        aliases=("กลุ่มอาชีพ", "ทะเบียนกลุ่ม", "รายชื่อกลุ่ม", "ผู้ประกอบการ"),
        required=True,
    ),
    Tab(
        "products",
        "ผลิตภัณฑ์",
        "ผลิตภัณฑ์หนึ่งอย่างของกลุ่ม",
        "a product of a group",
        (
            _GROUP,
            Column(
                "name",
                "ชื่อผลิตภัณฑ์",
                aliases=("ผลิตภัณฑ์", "สินค้า", "ชื่อสินค้า", "รายการสินค้า"),
                required=True,
                hint="ชื่อผลิตภัณฑ์",
                example="ผ้าทอมือย้อมคราม",
            ),
            Column(
                "category",
                "ประเภทผลิตภัณฑ์",
                Type.CHOICE,
                ("ประเภท", "ประเภทสินค้า", "หมวด", "หมวดสินค้า", "ประเภท OTOP"),
                required=True,
                choices=CATEGORIES,
                hint="เลือกจากรายการ",
                example="ผ้า เครื่องแต่งกาย",
            ),
            Column(
                "made_at",
                "สถานที่ผลิต",
                aliases=("แหล่งผลิต", "ที่ผลิต", "ผลิตที่"),
                hint="ผลิตที่ไหน (หมู่ ตำบล อำเภอ จังหวัด) ถ้าว่างถือตามที่ตั้งกลุ่ม",
                example="ม.1 ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",
            ),
            Column(
                "origin",
                "แหล่งวัตถุดิบ",
                aliases=("ที่มาวัตถุดิบ", "แหล่งปลูก", "วัตถุดิบจาก", "แหล่งที่มา"),
                hint="วัตถุดิบหรือผลผลิตมาจากที่ใด ถ้ารับมาขายให้เขียนว่ารับมาขาย",
                example="ปลูกเอง ต.แม่กัวะ อ.สบปราบ",
            ),
            Column(
                "standards",
                "มาตรฐาน",
                Type.NAMES,
                ("มาตรฐานที่ได้รับ", "เครื่องหมายมาตรฐาน", "การรับรอง"),
                hint="เช่น อย., มผช., GAP คั่นด้วยจุลภาค",
                example="มผช.",
            ),
            Column(
                "standard_expires_on",
                "วันหมดอายุมาตรฐาน",
                Type.DATE,
                ("มาตรฐานหมดอายุ", "หมดอายุมาตรฐาน"),
                hint="วัน เดือน ปี พ.ศ.",
                example="30 มิ.ย. 2561",
            ),
            Column(
                "price",
                "ราคา",
                Type.NUMBER,
                ("ราคา (บาท)", "ราคาต่อหน่วย"),
                hint="ราคาต่อหน่วย เป็นบาท",
                example="250",
            ),
            _CHECKED,
        ),
        aliases=("สินค้า", "รายการผลิตภัณฑ์", "ผลิตภัณฑ์ของกลุ่ม"),
    ),
    Tab(
        "fairs",
        "งาน",
        "งานหรือตลาดหนึ่งครั้ง",
        "a fair",
        (
            Column(
                "fair_id",
                "รหัสงาน",
                aliases=("รหัส", "ID งาน"),
                required=True,
                hint="รหัสที่ไม่ซ้ำกัน",
                example="2560-09",
            ),
            Column(
                "name",
                "ชื่องาน",
                aliases=("งาน", "ชื่อ", "ชื่อตลาด"),
                required=True,
                hint="ชื่อเต็มของงาน",
                example="ตลาดประชารัฐ",
            ),
            Column(
                "starts_on",
                "วันเริ่ม",
                Type.DATE,
                ("วันเริ่มงาน", "เริ่ม", "วันที่จัดงาน", "วันจัดงาน", "ตั้งแต่วันที่"),
                required=True,
                hint="วันแรกของงาน",
                example="15 ก.ย. 2560",
            ),
            Column(
                "ends_on",
                "วันสิ้นสุด",
                Type.DATE,
                ("วันสิ้นสุดงาน", "สิ้นสุด", "ถึงวันที่"),
                hint="วันสุดท้ายของงาน ถ้าว่างถือว่างานวันเดียว",
                example="17 ก.ย. 2560",
            ),
            Column("place", "สถานที่", aliases=("สถานที่จัดงาน",), hint="สถานที่จัดงาน", example="หน้าศูนย์ OTOP"),
            _TAMBON,
            Column(
                "amphoe",
                "อำเภอ",
                aliases=("อำเภอ/เขต", "อำเภอเจ้าภาพ"),
                required=True,
                hint="อำเภอเจ้าภาพ",
                example="สบปราบ",
            ),
            Column("province", "จังหวัด", aliases=("จังหวัดเจ้าภาพ",), hint="จังหวัดเจ้าภาพ", example="ลำปาง"),
            Column(
                "venue",
                "แท็บผังพื้นที่",
                aliases=("ผังพื้นที่", "ผัง", "แท็บผัง"),
                hint="ชื่อแท็บที่วาดผังของงานนี้",
                example="ผังพื้นที่",
            ),
            Column(
                "opens_on",
                "วันเปิดรับสมัคร",
                Type.DATE,
                ("เปิดรับสมัคร", "เปิดรับ"),
                hint="วันแรกที่รับใบสมัคร",
                example="1 ส.ค. 2560",
            ),
            Column(
                "closes_on",
                "วันปิดรับสมัคร",
                Type.DATE,
                ("ปิดรับสมัคร", "ปิดรับ"),
                hint="วันสุดท้ายที่รับใบสมัคร",
                example="31 ส.ค. 2560",
            ),
            Column(
                "agency_stalls",
                "ล็อกหน่วยงาน",
                Type.COUNT,
                ("จำนวนล็อกหน่วยงาน",),
                hint="กันล็อกไว้ให้หน่วยงานกี่ล็อก ถ้าว่างถือตามที่ทำเครื่องหมายในผัง",
                example="5",
            ),
            Column(
                "min_per_tambon",
                "ขั้นต่ำต่อตำบล",
                Type.COUNT,
                ("ขั้นต่ำตำบลละ", "อย่างน้อยตำบลละ"),
                hint="ทุกตำบลต้องได้เข้าร่วมอย่างน้อยกี่กลุ่ม",
                example="1",
            ),
            Column(
                "seed",
                "เลขจับสลาก",
                aliases=("เลขสลาก", "เลขจับฉลาก"),
                hint="เลขที่จับได้ในที่ประชุม ใช้เรียงลำดับเมื่อที่ไม่พอ",
                example="472913",
            ),
            Column(
                "previous",
                "งานก่อนหน้า",
                Type.FAIR,
                ("งานครั้งก่อน", "งานที่แล้ว"),
                hint="รหัสงานครั้งก่อน ถ้ามี",
                example="2559-09",
            ),
        ),
        aliases=("งานตลาด", "รายการงาน", "ตลาด"),
        required=True,
    ),
    Tab(
        "applications",
        "ใบสมัคร",
        "กลุ่มหนึ่งขอเข้าร่วมงานหนึ่ง",
        "a group asks for a place at a fair",
        (
            _FAIR,
            _GROUP,
            Column(
                "products",
                "ผลิตภัณฑ์ที่นำมา",
                Type.NAMES,
                ("ผลิตภัณฑ์", "สินค้าที่นำมา", "สินค้าที่นำมาจำหน่าย"),
                hint="ชื่อผลิตภัณฑ์ที่จะนำมา คั่นด้วยจุลภาค ถ้าว่างถือว่านำมาทั้งหมดของกลุ่ม",
                example="ผ้าทอมือย้อมคราม",
            ),
            Column(
                "stalls",
                "จำนวนล็อก",
                Type.COUNT,
                ("จำนวนล็อค", "ล็อก", "จำนวนบูธ", "จำนวนล็อกที่ขอ"),
                hint="ขอกี่ล็อก ถ้าว่างถือว่า 1",
                example="1",
            ),
            Column(
                "wants",
                "ล็อกที่ต้องการ",
                Type.NAMES,
                ("ล็อคที่ต้องการ", "ล็อกที่อยากได้"),
                hint="ป้ายล็อกที่อยากได้ ถ้ามี (ไม่รับรองว่าจะได้)",
                example="A1, A2",
            ),
            Column(
                "power",
                "ใช้ไฟฟ้า",
                Type.YES_NO,
                ("ไฟฟ้า", "ใช้ไฟ", "ไฟ"),
                choices=YES_NO,
                hint="ใช่ หรือ ไม่",
                example="ใช่",
            ),
            Column(
                "water",
                "ใช้น้ำ",
                Type.YES_NO,
                ("น้ำ", "น้ำประปา"),
                choices=YES_NO,
                hint="ใช่ หรือ ไม่",
                example="ไม่",
            ),
            Column(
                "cooking",
                "ปรุงด้วยไฟ",
                Type.YES_NO,
                ("ประกอบอาหาร", "ปรุงอาหาร", "ใช้เตา", "ใช้เตาไฟ"),
                choices=YES_NO,
                hint="ใช้เตาหรือเปลวไฟในร้านหรือไม่",
                example="ไม่",
            ),
            Column(
                "applied_on",
                "วันที่สมัคร",
                Type.DATE,
                ("วันสมัคร", "ประทับเวลา", "Timestamp", "วันที่ยื่น"),
                required=True,
                hint="วัน เดือน ปี พ.ศ.",
                example="20 ส.ค. 2560",
            ),
            Column(
                "consent",
                "ยินยอมให้ใช้ข้อมูล",
                Type.YES_NO,
                ("ยินยอม", "ความยินยอม", "PDPA", "ยินยอมให้เปิดเผยข้อมูล"),
                required=True,
                choices=YES_NO,
                hint="ยินยอมให้ใช้ข้อมูลเพื่อจัดงานหรือไม่",
                example="ใช่",
            ),
            _NOTE,
            _result("ช่องนี้แสดงผลการพิจารณาให้เอง ไม่ต้องพิมพ์"),
        ),
        aliases=("การสมัคร", "ใบสมัครเข้าร่วมงาน", "การตอบแบบฟอร์ม 1", "การตอบกลับแบบฟอร์ม 1", "Form Responses 1"),
        required=True,
    ),
    Tab(
        "decisions",
        "มติ",
        "คณะกรรมการตัดสินเรื่องของกลุ่มหนึ่ง",
        "the committee decides something",
        (
            _FAIR,
            _GROUP,
            Column(
                "decision",
                "มติ",
                Type.CHOICE,
                ("ผลการพิจารณา", "มติคณะกรรมการ"),
                choices=DECISIONS,
                hint="รับ ไม่รับ สำรอง หรือ ถอน",
                example="รับ",
            ),
            Column(
                "stall",
                "ล็อกที่กำหนด",
                Type.NAMES,
                ("ล็อค", "ล็อก", "ล็อกที่ให้"),
                hint="ป้ายล็อกที่มีมติให้ ถ้ามี",
                example="A1",
            ),
            Column(
                "reason",
                "เหตุผล",
                aliases=("เพราะ",),
                required=True,
                hint="เหตุผลของมติ",
                example="เป็นตัวแทนของหมู่บ้าน",
            ),
            Column(
                "decided_by",
                "โดย",
                aliases=("ผู้มีมติ", "ผู้ตัดสิน", "คณะกรรมการ"),
                required=True,
                hint="ที่ประชุมหรือคณะกรรมการใด",
                example="คณะกรรมการเครือข่ายอำเภอ",
            ),
            Column(
                "decided_on",
                "วันที่",
                Type.DATE,
                ("วันที่มีมติ", "เมื่อวันที่"),
                hint="วัน เดือน ปี พ.ศ.",
                example="5 ก.ย. 2560",
            ),
        ),
        aliases=("มติคณะกรรมการ", "มติที่ประชุม"),
    ),
    Tab(
        "rules",
        "กติกา",
        "กติกาข้อหนึ่งของอำเภอ",
        "a rule of this district",
        (
            Column(
                "code",
                "รหัสกติกา",
                aliases=("กติกา", "รหัส"),
                required=True,
                hint="รหัสจากคำสั่ง otopsheets rules",
                example="late",
            ),
            Column("on", "เปิดใช้", Type.YES_NO, ("ใช้", "เปิด"), choices=YES_NO, hint="ใช่ หรือ ไม่", example="ใช่"),
            Column(
                "level",
                "ระดับ",
                Type.CHOICE,
                ("ความเข้ม",),
                choices=LEVELS,
                hint="ห้าม หรือ เตือน",
                example="เตือน",
            ),
            Column("value", "ค่า", aliases=("ค่ากำหนด", "จำนวน"), hint="ค่าของกติกา ถ้ามี", example="2"),
            _NOTE,
        ),
        aliases=("กฎ", "กติกาของอำเภอ", "ระเบียบ"),
    ),
    Tab(
        "meetings",
        "ประชุม",
        "การประชุมหนึ่งครั้งในสี่แบบ",
        "a meeting of the four kinds",
        (
            Column(
                "held_on",
                "วันที่",
                Type.DATE,
                ("วันที่ประชุม", "วันประชุม"),
                required=True,
                hint="วัน เดือน ปี พ.ศ.",
                example="1 ก.ย. 2560",
            ),
            Column(
                "kind",
                "ประเภท",
                Type.CHOICE,
                ("ประเภทการประชุม", "เรื่องประชุม"),
                required=True,
                choices=MEETING_KINDS,
                hint="เลือกจากรายการ",
                example="ชี้แจงประธานกลุ่ม",
            ),
            Column("place", "สถานที่", aliases=("สถานที่ประชุม",), hint="ประชุมที่ไหน", example="หอประชุมอำเภอ"),
            Column("fair", "รหัสงาน", Type.FAIR, ("งาน",), hint="รหัสงานที่ประชุมเรื่องนี้", example="2560-09"),
            Column("tambon", "ตำบล", aliases=("ตำบล/แขวง",), hint="ตำบลที่ประชุม ถ้าประชุมระดับตำบล", example="สมัย"),
            Column(
                "attended",
                "ผู้เข้าร่วม",
                aliases=("ผู้เข้าประชุม", "ผู้เข้าร่วมประชุม", "กลุ่มที่เข้าร่วม"),
                hint="ชื่อกลุ่ม หมู่บ้าน หรือ 'ทุกกลุ่ม ต.สมัย' คั่นด้วยจุลภาค",
                example="ทุกกลุ่ม ต.สมัย, กลุ่มทอผ้าบ้านตัวอย่าง",
            ),
            Column("proposals", "ข้อเสนอ", aliases=("ข้อเสนอแนะ",), hint="ข้อเสนอแนะจากที่ประชุม", example="ขอเพิ่มห้องน้ำ"),
            Column("resolution", "มติ", aliases=("มติที่ประชุม",), hint="ที่ประชุมมีมติว่าอย่างไร", example="เห็นชอบ"),
            Column(
                "state",
                "สถานะข้อเสนอ",
                Type.CHOICE,
                ("สถานะ",),
                choices=PROPOSAL_STATES,
                hint="เสนอ มติ หรือ ดำเนินการแล้ว",
                example="เสนอ",
            ),
        ),
        aliases=("การประชุม", "บันทึกการประชุม"),
    ),
    Tab(
        "villages",
        "หมู่บ้าน",
        "หมู่บ้านหนึ่งของอำเภอ",
        "a village of the district",
        (
            Column("tambon", "ตำบล", aliases=("ตำบล/แขวง",), required=True, hint="ชื่อตำบล", example="แม่กัวะ"),
            Column("village_no", "หมู่ที่", Type.COUNT, ("หมู่", "ม."), required=True, hint="เลขหมู่บ้าน", example="1"),
            Column(
                "name",
                "ชื่อหมู่บ้าน",
                aliases=("บ้าน", "หมู่บ้าน", "ชื่อบ้าน"),
                required=True,
                hint="ชื่อหมู่บ้าน",
                example="บ้านวังยาว",
            ),
        ),
        aliases=("รายชื่อหมู่บ้าน", "บ้าน"),
    ),
    Tab(
        "sales",
        "ยอดขาย",
        "ยอดขายของกลุ่มหนึ่งในหนึ่งวัน",
        "what a group sold on a day",
        (
            _FAIR,
            _GROUP,
            Column(
                "sold_on",
                "วันที่",
                Type.DATE,
                ("วันที่ขาย",),
                required=True,
                hint="วัน เดือน ปี พ.ศ.",
                example="15 ก.ย. 2560",
            ),
            Column(
                "amount",
                "ยอดขาย",
                Type.NUMBER,
                ("ยอดขาย (บาท)", "รายได้", "จำนวนเงิน"),
                hint="ยอดขายทั้งวัน เป็นบาท",
                example="3,500",
            ),
            Column(
                "came",
                "มาออกร้าน",
                Type.YES_NO,
                ("มา", "มาร่วมงาน"),
                choices=YES_NO,
                hint="มาออกร้านวันนั้นหรือไม่",
                example="ใช่",
            ),
            _NOTE,
        ),
        aliases=("ยอดจำหน่าย", "รายได้"),
    ),
)
"""Every tab people fill in, in the order of the workbook. The drawn venue (ผังพื้นที่) has no columns."""

VENUE_TITLE = "ผังพื้นที่"
"""The title, or the beginning of the title, of a tab that holds a drawn venue."""

BY_KEY = {tab.key: tab for tab in TABS}
