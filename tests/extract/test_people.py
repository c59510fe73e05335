"""People: who is named, under which name, with which role."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bucks_tracker.clean import clean
from bucks_tracker.extract import extract
from bucks_tracker.extract.people import find_people
from bucks_tracker.extract.reading import Reading
from bucks_tracker.records import PersonClaim, RawDocument
from bucks_tracker.segment import segment
from bucks_tracker.vocabulary import load_vocabulary


def people(text: str) -> tuple[PersonClaim, ...]:
    return find_people(Reading(segment(clean(RawDocument("a.txt", "0" * 64, text))), load_vocabulary()))


def names(text: str) -> list[str]:
    return [p.name for p in people(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a known given name
        ("The plan was welcomed by Sarah Thornley.", ["Sarah Thornley"]),
        ("Theresa Park and Keith Field were there.", ["Theresa Park", "Keith Field"]),  # surnames that are words
        ("It was said that Mohammed Iqbal-Khan would stay.", ["Mohammed Iqbal-Khan"]),
        ("Yesterday Gareth Llewellyn-Price left.", ["Gareth Llewellyn-Price"]),
        ("Sean O’Malley and Fiona McBride disagreed.", ["Sean O’Malley", "Fiona McBride"]),
        ("Ask Maria de Souza or Jan van der Berg.", ["Maria de Souza", "Jan van der Berg"]),
        ("Ahmed al-Hassan, 40, was there.", ["Ahmed al-Hassan"]),
        ("Donald J. Whitcombe and J. K. Harbottle signed.", ["Donald J. Whitcombe", "J. K. Harbottle"]),
        ("Joseph R. Whitcombe Jr. signed.", ["Joseph R. Whitcombe"]),
        ("Lin Hadley MP and Joan Price OBE signed.", ["Lin Hadley", "Joan Price"]),
        # titles
        ("Clr Zbylut Okonjo and Clr. Jane Moss were absent.", ["Zbylut Okonjo", "Jane Moss"]),
        ("Cllr Zbylut Okonjo was absent.", ["Zbylut Okonjo"]),
        ("Coun. Jane Moss and Councillor Ravi Patel voted.", ["Jane Moss", "Ravi Patel"]),
        ("Sir Alan Woodcote met Dame Moira Gibb.", ["Alan Woodcote", "Moira Gibb"]),
        ("Lord Nashcombe wrote to Baroness Vale.", ["Lord Nashcombe", "Baroness Vale"]),
        ("Lord Nashcombe of Brill went in. Lord Nashcombe left.", ["Lord Nashcombe of Brill"]),
        ("Sen. Kay Fenwick, Rep. Al Gray and Gov. Mike Dent agreed.", ["Kay Fenwick", "Al Gray", "Mike Dent"]),
        ("Ms Okafor said nothing.", ["Ms Okafor"]),
        ("Mr Law and Mrs Child said nothing.", ["Mr Law", "Mrs Child"]),
        ("Detective Chief Inspector Paul Dyer led it.", ["Paul Dyer"]),
        ("Chief Constable Sara Holt wrote.", ["Sara Holt"]),
        ("Mayor Christine Fairweather opened it.", ["Christine Fairweather"]),
        ("Judge Harwood ruled. “Judge Harwood is fair,” said one.", ["Judge Harwood"]),
        ("It was up to Will Harwood.", ["Will Harwood"]),
        ("May Robson, of the Tenants’ Forum, spoke.", ["May Robson"]),
        # an unknown given name and what stands beside it
        ("Councillor Robvin Stuchley asked.", ["Robvin Stuchley"]),
        ("It was for cabinet member Zylpha Tregorran to decide.", ["Zylpha Tregorran"]),
        ("Zylpha Tregorran, 42, was there.", ["Zylpha Tregorran"]),
        ("Zylpha Tregorran, who chairs the board, was there.", ["Zylpha Tregorran"]),
        ("Zylpha Tregorran, leader of the council, was there.", ["Zylpha Tregorran"]),
        ("Zylpha Tregorran (Lab, Easton) was there.", ["Zylpha Tregorran"]),
        ("Zylpha Tregorran was there. Ms Tregorran spoke.", ["Zylpha Tregorran"]),
        ("And Mac Foster, who heads the service?", ["Mac Foster"]),
        (
            "Ian ‘Mac’ McIntyre and Doreen, who did not want her surname used, met Mr Justice Harwood.",
            ["Ian ‘Mac’ McIntyre", "Doreen", "Mr Justice Harwood"],
        ),
        # a third word that is also a place's or a trade's; a place before a name
        ("Then Muriel Rhodes Black left.", ["Muriel Rhodes Black"]),
        ("Group leader Zadra Farmer left.", ["Zadra Farmer"]),
        ("Conservative MP for Easton West Peter Kyle-Dorn left.", ["Peter Kyle-Dorn"]),
        ("Jean-Luc O’Dowd-Pryce, of the Tenants’ Forum, left.", ["Jean-Luc O’Dowd-Pryce"]),
        ("Mum-of-four Zelda Pryce left.", ["Zelda Pryce"]),
        # a firm's name that somebody has
        ("Head of safeguarding Penny Black left.", ["Penny Black"]),
        # roles and bodies written with capitals before a name
        ("Easton Borough Council Leader Martin Tetlow spoke.", ["Martin Tetlow"]),
        ("Thames Valley Police Chief Constable Sara Holt spoke.", ["Sara Holt"]),
        ("Education Secretary Nicola Mornington spoke.", ["Nicola Mornington"]),
        ("Eden Vale MP Catherine Ballamy spoke.", ["Catherine Ballamy"]),
        ("Ofsted's Sean Harfield spoke.", ["Sean Harfield"]),
        # private persons and children
        ("Jade, 17, grew up in care. Jade moved often.", ["Jade"]),
        ("Her son Tyrell waited a year.", ["Tyrell"]),
        ("Parents Stacey and Darren Oldroyd waited.", ["Stacey Oldroyd", "Darren Oldroyd"]),
        ("The Andrew Moss-type of review by Rhona Fair HMI came.", ["Rhona Fair"]),
        ("Leah (not her real name) was moved.", ["Leah"]),
        ("Anger at the council\n\nJane Thurgar was told it was early.", ["Jane Thurgar"]),  # the headline says no more
        ("Daniel Pelham, four, was starved. His mother, Magda Pelham, denied it.", ["Daniel Pelham", "Magda Pelham"]),
    ],
)
def test_people_are_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The report on Children’s Services was published in May.",
        "Bucks County Council and Thames Valley Police met Milton Keynes.",
        "Consultancy Red Quadrant was brought in. Red Quadrant said so.",
        "Auditors Grant Thornton signed the accounts.",
        "St Mary’s Church, the John Hampden School and Victoria Road were shut.",
        "Queen Elizabeth Hospital and Great Ormond Street were full.",
        "The Johnson Review and the Laming Report said so.",
        "Operation Bullfinch ended. Will Ofsted return? May it be so.",
        "The Local Government Association, the Care Quality Commission and Community Care agreed.",
        "In High Wycombe, Aylesbury Vale and West Ham there were floods.",
        "The Daily Mail, the Bucks Herald and the Easton Gazette told the story.",
        "On Tuesday Morning it rained. Good Friday was dry. Black Friday was not.",
        "Read it on Facebook, Twitter or the BBC. The MASH and SWAN teams are busy.",
        "Jordan Hill Road and Alexandra Park are near. So is Florence Nightingale School.",
        "The Children Act, the Education Act and Working Together apply.",
        "Requires Improvement is a grade; so is Good. Early Help is a service.",
        "The Prime Minister’s letter and the Secretary of State’s reply were read.",
        "Photo: Mateus Oliveira/Flickr",
        "Virgin Care and Marie Curie run it with Browne Jacobson.",
        "Will Easton win? Justice League fans and Inspector General staff wait. Mayor Of London is a film.",
        "Lady (Rosalind) Fenbury was there.",
        "Hong Kong and San Diego and Santa Barbara are cities.",
    ],
)
def test_others_are_no_people(text: str) -> None:
    assert names(f"Council finds the money\n\n{text}\n\nIt was a wet day in the town and nobody came.") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Jo Fell, cabinet member for children’s services, spoke.", "cabinet member for children’s services"),
        ("Jo Fell, the council’s cabinet member for housing, spoke.", "cabinet member for housing"),
        ("Jo Fell, director for children, schools and homes, spoke.", "director for children, schools and homes"),
        ("Jo Fell, who chairs the improvement board, spoke.", "chair of the improvement board"),
        ("Jo Fell, 42, leader of the opposition, spoke.", "leader of the opposition"),
        ("Jo Fell (leader of the council) spoke.", "leader of the council"),
        ("Children’s services boss Jo Fell spoke.", "Children’s services boss"),
        ("On Monday former chief executive Jo Fell spoke.", "former chief executive"),
        ("The director for children, schools and homes, Jo Fell, spoke.", "director for children, schools and homes"),
        ("Interim director of children’s services Jo Fell spoke.", "Interim director of children’s services"),
        ("Mayor Jo Fell spoke.", "Mayor"),
        ("Cllr Jo Fell spoke.", "councillor"),
        ("Jo Fell was appointed as commissioner last May.", "commissioner"),
        ("Jo Fell is the council’s interim director.", "interim director"),
        # when they were it is no part of it
        ("Jo Fell, who became council leader in October after a row, spoke.", "council leader"),
        ("Jo Fell was appointed as commissioner for a second time.", "commissioner"),
        ("Jo Fell, the commissioner appointed by ministers in May 2018, spoke.", "commissioner"),
        ("Jo Fell, director of housing since 2012, spoke.", "director of housing"),
        ("Jo Fell, director of the trust and a former teacher, spoke.", "director of the trust"),
        ("Jo Fell (Lab, Barton) - cabinet member for children - did not speak.", "cabinet member for children"),
        # letters and a party between
        ("Jo Fell QC has been named as chair of the inquiry.", "chair of the inquiry"),
        ("Cllr Jo Fell (Con), the council leader, spoke.", "council leader"),
        ("Easton MP Jo Fell, a Conservative, spoke.", "Easton MP"),
        ("Rt Hon Jo Fell MP, Secretary of State for Education, spoke.", "Secretary of State for Education"),
        ("Mum-of-four Jo Fell spoke.", "Mum-of-four"),
        # told by a verb
        ("The improvement board, chaired by Jo Fell, met.", "chair of the improvement board"),
        ("It set up a new board under the chairmanship of Jo Fell.", "chair of the new board"),
        ("Easton’s safeguarding board, led by Jo Fell, met.", "leader of Easton’s safeguarding board"),
        ("Jo Fell, who left to become director of housing last May, spoke.", "director of housing"),
        ("Her Majesty’s Chief Inspector, Jo Fell, spoke.", "Her Majesty’s Chief Inspector"),
        ("Jo Fell, His Majesty’s Inspector, spoke.", "His Majesty’s Inspector"),
        # the fuller role is told later
        ("The director, Jo Fell, spoke. Jo Fell, director of roads at Easton, left.", "director of roads at Easton"),
        # "the minister" is somebody else
        ("In his letter to council leader Jo Fell, the minister said so.", "council leader"),
        ("Jo Fell spoke.", None),
        ("A report by Jo Fell was late, the leader said.", None),
        ("The leader told Jo Fell about it.", None),
        ("Jo Fell, Ann Moss and the chair spoke.", None),
    ],
)  # fmt: skip
def test_the_role_beside_a_name(text: str, role: str | None) -> None:
    assert people(text)[0].role == role


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Jo Fell, of the Tenants’ Forum, spoke.", "Tenants’ Forum"),
        ("Ofsted’s regional director Jo Fell spoke.", "Ofsted"),
        ("Jo Fell, leader of Easton Borough Council, spoke.", "Easton Borough Council"),
        ("Jo Fell, leader of the opposition, spoke.", None),
        # a council that the document names is given by its full name
        ("Plymouth’s director of children’s services, Jo Fell, spoke.", "Plymouth City Council"),
        ("Jo Fell, director of children’s services at Torbay Council, spoke.", "Torbay Council"),
        ("Jo Fell, chair of the LGA’s children board, spoke.", "Local Government Association"),
        ("Ofsted’s Jo Fell spoke.", "Ofsted"),
        ("Easton Borough Council Leader Jo Fell spoke.", "Easton Borough Council"),
        ("Jo Fell, director of children’s services at Plymouth, spoke.", "Plymouth City Council"),
        # a place, a party, a service and a state are no bodies
        ("The Labour MP for Plymouth West Jo Fell spoke.", None),
        ("Jo Fell, the Secretary of State, spoke.", None),
        ("Jo Fell, the Secretary of State for Education, spoke.", None),
        ("Department for Education director general Jo Fell spoke.", "Department for Education"),
        ("Plymouth’s housing board, chaired by Jo Fell, met.", None),
        ("The leader of the Labour group, Jo Fell, spoke.", None),
        ("Jo Fell, of Plymouth, spoke.", None),
        ("Jo Fell, cabinet member for Children and Families, spoke.", None),
        ("Plymouth-born campaigner Jo Fell spoke.", None),
    ],
)
def test_the_body_beside_a_name(text: str, organisation: str | None) -> None:
    facts = extract(segment(clean(RawDocument("a.txt", "0" * 64, text))), load_vocabulary())
    assert facts.people[0].organisation == organisation


def test_a_plural_title_gives_its_role_to_all_of_its_row() -> None:
    row = people("Cllrs Jim Ball, Pat Goodhew and Ann Moss abstained. Bob Fell did not.")
    assert [(p.name, p.role) for p in row] == [
        ("Jim Ball", "councillor"),
        ("Pat Goodhew", "councillor"),
        ("Ann Moss", "councillor"),
        ("Bob Fell", None),
    ]


def test_a_role_is_no_part_of_an_alias() -> None:
    assert people("Education Secretary Nicola Mornington spoke. Mrs Mornington left.")[0].aliases == ("Mrs Mornington",)


@pytest.mark.parametrize(
    ("text", "name", "aliases", "mentions"),
    [
        # later mentions by surname, title, given name
        ("Ann Moss spoke. Mrs Moss left. Moss did not return.", "Ann Moss", {"Mrs Moss", "Moss"}, 3),
        ("Cllr Ann Moss spoke. Cllr Moss left.", "Ann Moss", {"Cllr Ann Moss", "Cllr Moss"}, 2),
        ("Sir Alan Woodcote spoke. Sir Alan left.", "Alan Woodcote", {"Sir Alan Woodcote", "Sir Alan"}, 2),
        ("Jan van der Berg spoke. Mr van der Berg left.", "Jan van der Berg", {"Mr van der Berg"}, 2),
        ("Enrique Peña Nieto spoke. Mr Peña Nieto left.", "Enrique Peña Nieto", {"Mr Peña Nieto"}, 2),
        ("Ann Moss’s plan was Moss’s own.", "Ann Moss", {"Moss"}, 2),
        # the fuller form is the name
        ("Ann Moss spoke. Ann Louise Moss left.", "Ann Louise Moss", {"Ann Moss"}, 2),
        ("Tom Fell spoke. Thomas Fell left.", "Tom Fell", {"Thomas Fell"}, 2),
        # one letter wrong under the same given name
        ("Ed Johnsen spoke. Ed Johnsten left. Mr Johnsten wept.", "Ed Johnsten", {"Ed Johnsen", "Mr Johnsten"}, 3),
        ("Mr Hargreaves", "Mr Hargreaves", set(), 1),
    ],
)  # fmt: skip
def test_forms_of_one_person_are_joined(text: str, name: str, aliases: set[str], mentions: int) -> None:
    (person,) = people(text)
    assert (person.name, set(person.aliases), len(person.mentions)) == (name, aliases, mentions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Moss and Bob Moss spoke. Mr Moss left. Mrs Moss stayed.", ["Ann Moss", "Bob Moss"]),
        ("Mark Johnsen spoke. Mary Johnsen left.", ["Mark Johnsen", "Mary Johnsen"]),
        ("Ann Moss spoke. Ann Rossiter left.", ["Ann Moss", "Ann Rossiter"]),
    ],
)
def test_two_people_stay_two(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_titled_surname_goes_to_the_person_of_that_sex() -> None:
    ann, bob = people("Ann Moss and Bob Moss spoke. Mr Moss left. Mrs Moss stayed.")
    assert "Mr Moss" in bob.aliases
    assert "Mrs Moss" in ann.aliases


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mr Okafor spoke.", "m"),
        ("Dame Zylpha Tregorran spoke.", "f"),
        ("Sarah Thornley spoke.", "f"),
        ("Chairman Robin Thornley spoke.", "m"),
        ("Mother-of-two Kim Thornley spoke.", "f"),
        ("Cllr Robin Thornley said she was glad.", "f"),
        ("Cllr Robin Thornley spoke.", None),
    ],
)
def test_gender(text: str, gender: str | None) -> None:
    assert people(text)[0].gender == gender


def test_headlines_name_people_of_the_story_only() -> None:
    text = "Tetlow Says Easton Trust Will Go\n\nMartin Tetlow, leader of the council, spoke on Monday about it.\n"
    assert names(text) == ["Martin Tetlow"]
    assert len(people(text)[0].mentions) == 2


def test_spans_are_those_of_the_text_with_crlf_and_odd_spaces() -> None:
    text = "Council finds the money\r\n\r\nCllr\u00a0Ann Moss said so.\r\nMrs\u00a0Moss left early, as usual.\r\n"
    (person,) = people(text)
    assert [m.span.of(text) for m in person.mentions] == ["Ann Moss", "Moss"]


_PIECES = ["Mr", "Ann", "Moss", "Cllr", "said", ",", ".", "’s", "the", "leader", "of", "\n", "J.", "O’", "-"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=60), st.sampled_from([" ", "", "  "]))
def test_any_row_of_words_is_read(words: list[str], space: str) -> None:
    text = space.join(words)
    for person in people(text):
        assert person.name
        assert all(0 <= m.span.start < m.span.end <= len(text) for m in person.mentions)


def test_of_the_council_is_of_the_council_that_the_document_is_about() -> None:
    text = (
        "Ofsted criticises Torbay Council\n\nTorbay Council’s children’s services are inadequate, Ofsted has said.\n\n"
        "Jo Fell, leader of the council, met the council’s director of children’s services, Ann Moss, on Monday."
    )
    facts = extract(segment(clean(RawDocument("a.txt", "0" * 64, text))), load_vocabulary())
    assert [(p.name, p.organisation) for p in facts.people] == [
        ("Jo Fell", "Torbay Council"),
        ("Ann Moss", "Torbay Council"),
    ]


def test_who_wrote_it_is_nobody_in_it() -> None:
    assert names("Council finds the money\n12 March 2015 | By Jane Doe\n\nAnn Moss met the board on Monday night.") == [
        "Ann Moss"
    ]


def test_of_several_titles_an_alias_keeps_those_of_the_person() -> None:
    (person,) = people("Former Chief Inspector Sir Alan Wells spoke. Education Secretary Alan Wells left.")
    assert set(person.aliases) == {"Sir Alan Wells"}
