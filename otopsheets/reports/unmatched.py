"""What is told of an attendance that nobody can match: it counts for nobody until somebody puts it right."""

from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

_FIX = Wording(
    "โปรดพิมพ์ชื่อให้ตรงกับแท็บ กลุ่ม หรือพิมพ์แบบ 'ทุกกลุ่ม ต.สมัย', 'หมู่ 1-5 ต.สมัย'",
    "Type the name as it is in the groups tab, or like 'ทุกกลุ่ม ต.สมัย', 'หมู่ 1-5 ต.สมัย'.",
)
ATTENDED_UNKNOWN = Kind(
    "attended-unknown",
    Level.WARN,
    Wording(
        "ไม่พบ '{found}' ในทะเบียนกลุ่มหรือหมู่บ้าน จึงยังไม่นับว่าเข้าร่วม",
        "'{found}' is no group or village of the registry, so it counts for nobody.",
    ),
    _FIX,
)
ATTENDED_UNCLEAR = Kind(
    "attended-unclear",
    Level.WARN,
    Wording(
        "'{found}' อาจหมายถึง {candidates} จึงยังไม่นับว่าเข้าร่วม",
        "'{found}' may mean {candidates}, so it counts for nobody yet.",
    ),
    _FIX,
)
ATTENDED_NO_TAMBON = Kind(
    "attended-no-tambon",
    Level.WARN,
    Wording(
        "'{found}' ไม่บอกว่าตำบลใด จึงยังไม่นับว่าเข้าร่วม", "'{found}' does not say which tambon, so it counts for nobody yet."
    ),
    Wording("โปรดเติมชื่อตำบล เช่น 'หมู่ 1-5 ต.สมัย'", "Add the tambon, as in 'หมู่ 1-5 ต.สมัย'."),
)
ATTENDED_NO_VILLAGE = Kind(
    "attended-no-village",
    Level.WARN,
    Wording(
        "'{found}': ต.{tambon} ไม่มีหมู่ {number} ในทะเบียนหมู่บ้าน",
        "'{found}': tambon {tambon} has no village {number} in the registry.",
    ),
    Wording("โปรดตรวจเลขหมู่ หรือเพิ่มในแท็บ หมู่บ้าน", "Check the number, or add the village."),
)
ATTENDED_ONLY_NUMBER = Kind(
    "attended-only-number",
    Level.WARN,
    Wording(
        "'{found}' บอกจำนวน แต่ไม่บอกว่าใคร จึงยังไม่นับว่าเข้าร่วม",
        "'{found}' tells how many came but not who, so it counts for nobody.",
    ),
    _FIX,
)
ATTENDED_WHO = Kind(
    "attended-who",
    Level.WARN,
    Wording(
        "'{found}' ไม่บอกว่ากลุ่มใดมา จึงยังไม่นับกลุ่มในตำบลนั้นว่าได้รับการชี้แจง",
        "'{found}' does not say which groups came, so none of the tambon counts as briefed.",
    ),
    Wording("ถ้ามาครบ โปรดพิมพ์ 'ทุกกลุ่ม ต.{tambon}'", "If all came, type 'ทุกกลุ่ม ต.{tambon}'."),
)
ATTENDED_EXCEPT = Kind(
    "attended-except",
    Level.WARN,
    Wording(
        "'{found}' ไม่ชัดว่าใครไม่ได้มา จึงยังไม่นับ '{head}' ว่าเข้าร่วม",
        "'{found}' does not make clear who stayed away, so '{head}' counts for nobody yet.",
    ),
    Wording("โปรดพิมพ์ชื่อกลุ่มที่ไม่ได้มาให้ตรงกับแท็บ กลุ่ม", "Type the names of those who stayed away as in the groups tab."),
)
ATTENDED_ASIDE = Kind(
    "attended-aside",
    Level.WARN,
    Wording(
        "'{found}' อยู่หลังคำว่ายกเว้น แต่ไม่ได้อยู่ใน '{head}' จึงยังไม่นับว่าเข้าร่วม",
        "'{found}' stands among the exceptions but is not part of '{head}', so it counts for nobody yet.",
    ),
    Wording("ถ้ากลุ่มนี้มา โปรดย้ายไปไว้ข้างหน้าคำว่ายกเว้น", "If it came, move it before the exceptions."),
)
