"""Why a place was read as it was, in words for the person who typed it.

Each may use: `{place}` the place found, `{written}` what was typed, `{candidates}` the places it may be, `{column}`
the place that the columns name.
"""

from otopsheets.wording import Wording

READ = Wording("อ่านได้ว่า {place}", "read as {place}")
BY_POSTAL_CODE = Wording(
    "ตำบลชื่อนี้มีหลายแห่ง รหัสไปรษณีย์ {written} ชี้ว่าเป็น {place}",
    "several tambons have this name; the postal code {written} says {place}",
)
MOVED = Wording(
    "ตำบล{written}ย้ายอำเภอหรือเปลี่ยนแปลงแล้ว ปัจจุบันคือ {place}{candidates}",
    "tambon {written} was moved or changed; today it is {place}{candidates}",
)
NEAR_TAMBON = Wording(
    "ไม่มีตำบลชื่อ “{written}” ใกล้เคียงที่สุดคือ {place} โปรดยืนยัน",
    "no tambon is called “{written}”; the nearest is {place}: please confirm",
)
NEAR_AMPHOE = Wording(
    "ไม่มีอำเภอชื่อ “{written}” ใกล้เคียงที่สุดคือ {place} โปรดยืนยัน",
    "no amphoe is called “{written}”; the nearest is {place}: please confirm",
)
NEAR_PROVINCE = Wording(
    "ไม่มีจังหวัดชื่อ “{written}” อ่านได้ว่า {place} โปรดยืนยัน",
    "no province is called “{written}”; read as {place}: please confirm",
)
OTHER_PROVINCE = Wording(
    "{place} ไม่ได้อยู่ในจังหวัด “{written}” ที่เขียนไว้ โปรดยืนยัน",
    "{place} is not in the province “{written}” that is written: please confirm",
)
SEVERAL = Wording(
    "“{written}” อาจเป็น {candidates} โปรดระบุตำบล อำเภอ จังหวัดให้ครบ",
    "“{written}” may be {candidates}: please give tambon, amphoe and province in full",
)
NOT_IN_AMPHOE = Wording(
    "ตำบล “{written}” ไม่อยู่ในอำเภอที่เขียนไว้ อาจเป็น {candidates} โปรดตรวจตำบลและอำเภอ",
    "tambon “{written}” is not in the amphoe that is written; it may be {candidates}: please check both",
)
OFFICE = Wording(
    "ชื่อเทศบาลหรือ อบต. “{written}” ไม่ยืนยันตำบล อาจเป็น {candidates} โปรดระบุตำบล",
    "the municipality “{written}” does not prove the tambon; it may be {candidates}: please give the tambon",
)
UNMARKED = Wording(
    "“{written}” อาจเป็นชื่อบ้านหรือ {candidates} โปรดระบุตำบล",
    "“{written}” may be a village or {candidates}: please give the tambon",
)
NO_TAMBON = Wording("ที่อยู่ไม่ได้บอกตำบล โปรดระบุ", "the address does not say the tambon: please give it")
NO_SUCH_TAMBON = Wording(
    "ไม่พบตำบลชื่อ “{written}” โปรดตรวจตัวสะกด", "no tambon “{written}” was found: please check the spelling"
)
NO_SUCH_AMPHOE = Wording(
    "ไม่พบอำเภอชื่อ “{written}” โปรดตรวจตัวสะกด", "no amphoe “{written}” was found: please check the spelling"
)
AMPHOE_OF_SEVERAL = Wording(
    "ไม่พบอำเภอชื่อ “{written}” อาจเป็น {candidates} โปรดตรวจตัวสะกด",
    "no amphoe “{written}” was found; it may be {candidates}: please check the spelling",
)
TWO_ADDRESSES = Wording(
    "ในช่องมีมากกว่าหนึ่งที่อยู่: {candidates} โปรดเหลือที่เดียว",
    "the cell holds more than one address: {candidates}: please leave one",
)
CONFLICT = Wording(
    "ช่องตำบล อำเภอ จังหวัดว่า {column} แต่ที่อยู่ว่า {place} โปรดตรวจว่าที่ใดถูก",
    "the columns say {column}, the address says {place}: please check which is right",
)
NOTHING = Wording("ไม่มีที่อยู่", "there is no address")
