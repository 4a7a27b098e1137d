from otopsheets.wording import Wording


def test_a_sentence_is_told_in_the_language_asked_for() -> None:
    sentence = Wording("แถว {row} ว่าง", "row {row} is empty")
    assert sentence.say("th", row=3) == "แถว 3 ว่าง"
    assert sentence.say("en", row=3) == "row 3 is empty"
