"""The words people write in a drawing, and what each means.

`TAGS` follow a label; a `closed` stall is given to nobody, `nothing` is said and changes nothing. `LANDMARKS` stand on
the ground; `walkway` is no thing at all.
"""

from collections.abc import Mapping
from types import MappingProxyType

TAGS: Mapping[str, str] = MappingProxyType({
    **dict.fromkeys(["ไฟ", "ไฟฟ้า", "มีไฟ", "มีไฟฟ้า", "ติดไฟ", "ใช้ไฟ", "ต่อไฟ", "ไฟสว่าง", "ปลั๊ก", "ปลั๊กไฟ", "เต้ารับ",
                     "⚡", "🔌", "💡", "power", "electric", "electricity", "elec"], "power"),
    **dict.fromkeys(["น้ำ", "มีน้ำ", "ใช้น้ำ", "ต่อน้ำ", "ใกล้น้ำ", "ประปา", "น้ำประปา", "น้ำใช้", "ก๊อก", "ก๊อกน้ำ",
                     "💧", "🚰", "🚿", "water", "tap"], "water"),
    **dict.fromkeys(["มุม", "หัวมุม", "ริมมุม", "corner"], "corner"),
    **dict.fromkeys(["ร่ม", "ในร่ม", "มีร่ม", "ใต้ร่ม", "ร่มไม้", "ใต้ร่มไม้", "ร่มเงา", "มีร่มเงา", "หลังคา", "มีหลังคา",
                     "ใต้หลังคา", "⛱", "☂", "shade", "roof"], "shade"),
    **dict.fromkeys(["หน่วยงาน", "ส่วนราชการ", "ราชการ", "หน่วยราชการ", "รัฐ", "ภาครัฐ", "agency"], "agency"),
    **dict.fromkeys(["ปิด", "ปิดใช้", "งด", "งดใช้", "งดจัด", "ชำรุด", "เสีย", "ใช้ไม่ได้", "ไม่ใช้", "ห้ามใช้", "ยกเลิก", "closed"],
                    "closed"),
    **dict.fromkeys(["ไม่มีไฟ", "ไม่มีไฟฟ้า", "ไม่มีน้ำ", "ไม่ติดไฟ", "กลางแจ้ง", "ไม่มีร่ม", "ว่าง", "และ", "กับ", "มี",
                     "ประเภท", "สินค้า", "ของ", "สำหรับ", "เฉพาะ", "220", "and", "for"], "nothing"),
})  # fmt: skip
LANDMARKS: Mapping[str, str] = MappingProxyType({
    **dict.fromkeys(["ทางเข้า", "ประตู", "ประตูทางเข้า", "ประตูเข้า", "ทางเข้าออก", "ทางเข้าและออก", "เข้า", "เข้าออก",
                     "entrance", "gate", "in"], "entrance"),
    **dict.fromkeys(["ทางออก", "ประตูทางออก", "ประตูออก", "ออก", "exit", "out"], "exit"),
    **dict.fromkeys(["เวที", "stage"], "stage"),
    **dict.fromkeys(["ห้องน้ำ", "สุขา", "ห้องสุขา", "toilet", "restroom", "wc"], "toilet"),
    **dict.fromkeys(["กองอำนวยการ", "อำนวยการ", "จุดประชาสัมพันธ์", "ประชาสัมพันธ์", "จุดลงทะเบียน", "ลงทะเบียน", "จุดบริการ",
                     "จุดคัดกรอง", "ปฐมพยาบาล", "หน่วยปฐมพยาบาล", "พยาบาล", "office", "information"], "office"),
    **dict.fromkeys(["ที่จอดรถ", "ลานจอดรถ", "จอดรถ", "parking"], "parking"),
    **dict.fromkeys(["สิ่งกีดขวาง", "เสา", "ต้น", "ต้นไม้", "กำแพง", "รั้ว", "ตู้ไฟ", "หม้อแปลง", "บ่อ", "สระ", "อาคาร",
                     "เต็นท์กลาง", "ศาลา", "โต๊ะ", "เก้าอี้", "ที่นั่ง", "ถังขยะ", "เสาไฟ", "น้ำพุ", "ก๊อกน้ำ", "อ่างล้างมือ",
                     "จุดไฟ", "จุดต่อไฟ", "จุดน้ำ", "obstacle", "tree", "wall", "building"], "obstacle"),
    **dict.fromkeys(["x", "xx", "xxx", "■", "█", "▓", "#", "##", "🌳", "🌲", "🌴"], "obstacle"),
    **dict.fromkeys(["ทางเดิน", "ทาง", "ทางเดินเท้า", "ช่องทางเดิน", "ถนน", "ซอย", "ลาน", "สนาม", "ทางหนีไฟ", "พื้นที่ว่าง",
                     "ที่ว่าง", "aisle", "walkway", "road", "path", "="], "walkway"),
})  # fmt: skip
