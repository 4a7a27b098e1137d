"""Small registries for tests: sheets as lists of rows, to be changed and saved as a workbook."""

from collections.abc import Mapping
from pathlib import Path

import xlsxwriter

from otopsheets.registry import Sheet, Value

Rows = dict[str, list[list[Value]]]

TODAY = "2017-09-05"


def sound() -> Rows:
    """Return a registry with nothing wrong: three groups and an agency apply to one fair of six stalls."""
    return {
        "กลุ่ม": [
            ["รหัส", "ชื่อกลุ่ม", "ประเภท", "ประธาน", "โทรศัพท์", "ที่อยู่", "ตำบล", "อำเภอ", "จังหวัด"],
            ["G01", "กลุ่มทอผ้าบ้านดง", "กลุ่มอาชีพ", "นางสมมุติ หนึ่ง", "081-000-0001", "11 ม.2", "นายาง", "สบปราบ", "ลำปาง"],
            [
                "G02",
                "กลุ่มข้าวแต๋นบ้านอ้อ",
                "วิสาหกิจชุมชน",
                "นายสมมุติ สอง",
                "081-000-0002",
                "12 ม.2",
                "แม่กัวะ",
                "สบปราบ",
                "ลำปาง",
            ],
            ["G03", "สวนลำไยป้าสาม", "เกษตรกร", "นางสมมุติ สาม", "081-000-0003", "13 ม.5", "สมัย", "สบปราบ", "ลำปาง"],
            ["A01", "ธนาคารตัวอย่าง", "หน่วยงานเอกชน", "นายสมมุติ สี่", "081-000-0004", "", "", "สบปราบ", "ลำปาง"],
        ],
        "ผลิตภัณฑ์": [
            ["กลุ่ม", "ชื่อผลิตภัณฑ์", "ประเภทผลิตภัณฑ์", "สถานที่ผลิต", "แหล่งวัตถุดิบ", "มาตรฐาน", "วันหมดอายุมาตรฐาน"],
            ["G01", "ผ้าซิ่นตีนจก", "ผ้า เครื่องแต่งกาย", "", "", "มผช.", "31 ธ.ค. 2561"],
            ["G02", "ข้าวแต๋นน้ำแตงโม", "อาหาร", "", "", "อย., มผช.", "31 ธ.ค. 2561"],
            ["G03", "ลำไยสด", "ผลผลิตทางการเกษตร", "", "ปลูกเอง ต.สมัย อ.สบปราบ จ.ลำปาง", "", ""],
        ],
        "งาน": [
            ["รหัสงาน", "ชื่องาน", "วันเริ่ม", "วันสิ้นสุด", "ตำบล", "อำเภอ", "จังหวัด", "แท็บผังพื้นที่", "วันเปิดรับสมัคร", "วันปิดรับสมัคร"],
            [
                "2560-09",
                "ตลาดประชารัฐ",
                "15 ก.ย. 2560",
                "17 ก.ย. 2560",
                "แม่กัวะ",
                "สบปราบ",
                "ลำปาง",
                "ผังพื้นที่",
                "1 ส.ค. 2560",
                "31 ส.ค. 2560",
            ],
        ],
        "ใบสมัคร": [
            ["รหัสงาน", "กลุ่ม", "จำนวนล็อก", "ใช้ไฟฟ้า", "ใช้น้ำ", "ปรุงด้วยไฟ", "วันที่สมัคร", "ยินยอมให้ใช้ข้อมูล"],
            ["2560-09", "G01", 1, "ไม่", "ไม่", "ไม่", "10 ส.ค. 2560", "ใช่"],
            ["2560-09", "G02", 2, "ใช่", "ไม่", "ไม่", "11 ส.ค. 2560", "ใช่"],
            ["2560-09", "G03", 1, "ไม่", "ไม่", "ไม่", "12 ส.ค. 2560", "ใช่"],
            ["2560-09", "A01", 1, "ไม่", "ไม่", "ไม่", "12 ส.ค. 2560", "ใช่"],
        ],
        "ผังพื้นที่": [
            ["ทางเข้า", "", "", "เวที"],
            ["A1 ไฟ", "A2 ไฟ", "A3", "A4 หน่วยงาน"],
            ["", "", "", ""],
            ["B1", "B2 น้ำ", "", ""],
        ],
    }


def as_sheets(registry: Mapping[str, list[list[Value]]]) -> list[Sheet]:
    """Return the registry as a store hands it over."""
    return [Sheet(title, rows) for title, rows in registry.items()]


def save(path: Path, registry: Mapping[str, list[list[Value]]]) -> Path:
    """Save the registry as a workbook."""
    workbook = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"})
    for title, rows in registry.items():
        sheet = workbook.add_worksheet(title)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    workbook.close()
    return path
