"""Who inspects, advises and intervenes, by canonical name."""

import pytest

from tests.extract.events import facts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Osted added that visits were not clear.", ["Ofsted"]),  # misspelt
        ("OFSTED inspectors said so.", ["Ofsted", "Ofsted"]),
        ("The watchdog rated the council's services.", ["Ofsted"]),  # nobody is named: Ofsted
        (
            "The Care Quality Commission came. The watchdog was unhappy.",
            ["Care Quality Commission"] * 2,
        ),  # the one named
        ("The care watchdog and Ofsted came. Inspectors were happy.", ["Care Quality Commission", "Ofsted", "Ofsted"]),
        (
            "The DfE, ministers and the Department of Education agreed.",
            ["Department for Education"] * 3,
        ),  # wrong name too
        ("A government-appointed adviser came.", []),  # the adjective is not the government
        ("The LGA sent a team.", ["Local Government Association"]),
        ("HMICFRS and HMI Probation joined them.", ["HMICFRS", "HMI Probation"]),
        ("The Ombudsman found fault.", ["Local Government and Social Care Ombudsman"]),
        ("The police and crime commissioner spoke.", []),
        ("The council hosted a boosted event.", []),  # "osted" inside words
    ],
)
def test_bodies(text: str, names: list[str]) -> None:
    assert [m.name for m in facts(text).bodies] == names
