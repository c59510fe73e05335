"""Build `bucks_tracker/words/councils.csv` from two open tables: `python data/build_councils.py DIRECTORY`.

DIRECTORY holds `uk_local_authorities_future.csv` (mySociety, https://github.com/mysociety/uk_local_authority_names_and_codes,
CC BY 4.0: names, codes, succession) and `ofsted_providers.csv` (Ofsted's provider numbers by authority, Open Government
Licence). Only English authorities with children's services are kept. `FORMS` adds what the press calls them: our own.
"""

import csv
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "bucks_tracker" / "words" / "councils.csv"
HEADER = """\
# English authorities with children's services, those abolished since 2009 included. Built by data/build_councils.py.
# Names, codes and succession: mySociety, UK local authority names and codes, CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/), cut to what is needed. Provider numbers (urn): Ofsted, under the Open
# Government Licence v3.0 (https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/).
# `aliases` are names of the place; "from" is the first day of the authority, "to" its last.
"""
COLUMNS = ("id", "name", "short", "aliases", "gss", "urn", "from", "to", "replaced_by", "type")
TYPES = {"UA": "unitary", "CTY": "county", "MD": "metropolitan", "LBO": "london", "CC": "london"}

# The register's name of the place is not the one in use, or not a name of a place.
SHORT = {
    "BKM": "Buckinghamshire", "BST": "Bristol", "DOR": "Dorset", "DST": "Dorset", "DUR": "Durham", "KHL": "Hull",
    "NET": "Newcastle", "SHN": "St Helens", "WAF": "Westmorland and Furness",
}  # fmt: skip

# Short press forms and other names of the place. Names of smaller places are left out: they have councils of their own.
FORMS = {
    "BAS": ["Bath", "Banes", "B&NES", "Bath & North East Somerset", "Bath and NE Somerset"],
    "BBD": ["Blackburn"], "BIR": ["Brum"], "BDG": ["Barking & Dagenham", "Barking"], "BKM": ["Bucks"], "BUC": ["Bucks"],
    "BPC": ["BCP"], "BNH": ["Brighton & Hove", "Brighton"], "CAM": ["Cambs"],
    "CHW": ["Cheshire West"], "CBF": ["Central Beds"],
    "DBY": ["Derbys"], "DUR": ["County Durham"], "ERY": ["East Riding"], "GLS": ["Glos"], "HAM": ["Hants"],
    "HMF": ["Hammersmith & Fulham"], "HRT": ["Herts"], "KEC": ["Kensington & Chelsea"], "IOW": ["Isle of Wight"],
    "KHL": ["Kingston upon Hull", "Kingston-upon-Hull"], "KTT": ["Kingston", "Kingston-upon-Thames"], "LAN": ["Lancs"],
    "LEC": ["Leics"], "LIN": ["Lincs"], "NEL": ["North East Lincs", "NE Lincolnshire"], "NLN": ["North Lincs"],
    "NET": ["Newcastle upon Tyne", "Newcastle-upon-Tyne"], "NNT": ["North Northants"], "NTH": ["Northants"],
    "NTT": ["Notts"], "NYE": ["North Yorks"], "NYK": ["North Yorks"], "OXF": ["Oxon"],
    "RCC": ["Redcar & Cleveland", "Redcar"],
    "RIC": ["Richmond", "Richmond-upon-Thames"], "SGC": ["South Glos"], "SHN": ["St. Helens"],
    "SOS": ["Southend", "Southend on Sea"], "STE": ["Stoke on Trent", "Stoke"], "STS": ["Staffs"],
    "STT": ["Stockton", "Stockton on Tees"], "TFW": ["Telford & Wrekin", "Telford"], "WAR": ["Warks"],
    "WBK": ["West Berks"], "WIL": ["Wilts"], "WNM": ["Windsor & Maidenhead", "RBWM", "Windsor"],
    "WNT": ["West Northants"],
    "WOR": ["Worcs"], "WAF": ["Westmorland & Furness"],
}  # fmt: skip


def name_in_use(official: str) -> str:
    """The name that an authority goes by; "London Borough of Enfield" says what kind Enfield Council is."""
    place = official.removeprefix("London Borough of ")
    return official if place == official else f"{place.replace(' & ', ' and ')} Council"


def main(directory: Path) -> None:
    with (directory / "ofsted_providers.csv").open(encoding="utf-8-sig", newline="") as stream:
        providers = list(csv.DictReader(stream))
    urn_by_number = {row["la_code"]: row["urn"] for row in providers}
    urn_by_gss = {row["la_code_new"]: row["urn"] for row in providers}
    with (directory / "uk_local_authorities_future.csv").open(encoding="utf-8-sig", newline="") as stream:
        register = [
            row
            for row in csv.DictReader(stream)
            if row["nation"] == "England" and row["powers"] in ("unitary", "upper tier")
        ]
    with OUT.open("w", encoding="utf-8", newline="") as stream:
        stream.write(HEADER)
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in sorted(register, key=lambda row: row["local-authority-code"]):
            identity = row["local-authority-code"]
            short = SHORT.get(identity, row["nice-name"])
            number = row["old-ons-la-code"].removesuffix(".0")
            last = row["end-date"]
            writer.writerow(
                (
                    identity,
                    name_in_use(" ".join(row["official-name"].split())),
                    short,
                    "|".join(FORMS.get(identity, ())),
                    row["gss-code"],
                    urn_by_number.get(number) or urn_by_gss.get(row["gss-code"], ""),
                    # The register's first day is often only the day of a code; what matters is succession since 2009.
                    row["start-date"] if row["start-date"] >= "2009" else "",
                    last.replace("-04-01", "-03-31"),
                    row["replaced-by"].replace(",", "|"),
                    TYPES[row["local-authority-type"]],
                )
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
