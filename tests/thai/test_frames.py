import pandas as pd
import pytest

from otopsheets.thai.frames import RESULTS, locate_frame, with_results


def test_a_frame_keeps_its_rows_and_gains_seven_columns() -> None:
    frame = pd.DataFrame(
        {"ที่อยู่": ["ม.4 ต.สมัย", None, "ต.ลำปางหลวง อ.เกาะคา"], "อำเภอ": ["สบปราบ", "สบปราบ", "สบปราบ"], "จำนวน": [1, 2, 3]},
        index=[10, 20, 30],
    )  # fmt: skip
    located = locate_frame(frame, address="ที่อยู่", amphoe="อำเภอ")
    assert list(located.columns) == [*frame.columns, *RESULTS]
    assert list(located.index) == [10, 20, 30]
    assert located["tambon_code"].tolist() == ["521102", "", "520301"]
    assert located["amphoe"].tolist() == ["สบปราบ", "สบปราบ", "เกาะคา"]
    assert located["village_no"].tolist() == [4, pd.NA, pd.NA]
    assert located["how"].tolist() == ["exact", "unknown", "conflict"]
    assert located["note"].tolist()[0] == "อ่านได้ว่า ต.สมัย อ.สบปราบ จ.ลำปาง"
    assert located[list(frame.columns)].equals(frame)


def test_a_column_whose_name_is_taken_keeps_its_content_under_another() -> None:
    frame = pd.DataFrame({"address": ["ต.สมัย"], "amphoe": ["สบปราบ"], "tambon_code": ["?"]})
    located = locate_frame(frame, address="address", amphoe="amphoe", lang="en")
    assert list(located.columns) == ["address", "amphoe_input", "tambon_code_input", *RESULTS]
    assert located["amphoe_input"].tolist() == ["สบปราบ"]
    assert located["tambon_code"].tolist() == ["521102"]
    assert located["note"].tolist() == ["read as ต.สมัย อ.สบปราบ จ.ลำปาง"]


def test_columns_of_their_own_are_enough_and_no_rows_are_no_trouble() -> None:
    frame = pd.DataFrame({"ต": ["สมัย"], "อ": ["สบปราบ"], "จ": ["ลำปาง"]})
    assert locate_frame(frame, tambon="ต", amphoe="อ", province="จ")["how"].tolist() == ["exact"]
    assert list(locate_frame(frame[:0], address="ต").columns) == ["ต", "อ", "จ", *RESULTS]
    with pytest.raises(KeyError):
        locate_frame(frame, address="ไม่มี")


def test_no_name_comes_twice_in_the_result() -> None:
    headers = with_results(["how", "how_input", "note", "ที่อยู่"])
    assert headers == ["how_input_input", "how_input", "note_input", "ที่อยู่", *RESULTS]
    assert with_results(with_results(["how"]))[0] == "how_input"
    assert len(set(with_results(with_results(headers)))) == len(headers) + 2 * len(RESULTS)
