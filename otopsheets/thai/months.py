"""The names of months and days, as people write them and as this program writes them."""

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# Spellings met in sheets that are neither the name nor its opening.
_MISSPELT = {
    "กรกฏาคม": 7, "กรกฏา": 7, "พฤษจิกายน": 11, "พฤศจิกา": 11, "พฤษจิกา": 11, "ธันวา": 12, "กุมภาพัน": 2,
    "มิย": 6, "เมย": 4, "มีค": 3, "sept": 9,
}  # fmt: skip


def _spellings() -> dict[str, int]:
    known: dict[str, int] = {}
    for number, (full, short, english) in enumerate(zip(MONTHS, SHORT_MONTHS, _ENGLISH, strict=True), 1):
        spoken = full.removesuffix("คม").removesuffix("ยน").removesuffix("พันธ์")  # กันยา, มีนา, กุมภา
        for name in (full, spoken, short, short.replace(".", ""), english, english[:3]):
            known[name.replace(".", "")] = number
    return known | _MISSPELT


MONTH_NUMBERS = _spellings()
"""Spelling without dots, in lower case, to month 1-12."""

WEEKDAYS = {
    "จันทร์": 0, "อังคาร": 1, "พุธ": 2, "พฤหัสบดี": 3, "พฤหัส": 3, "ศุกร์": 4, "เสาร์": 5, "อาทิตย์": 6,
    "จ": 0, "อ": 1, "พ": 2, "พฤ": 3, "ศ": 4, "ส": 5, "อา": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
"""Weekday word to 0 (Monday) - 6, as `date.weekday` counts."""
