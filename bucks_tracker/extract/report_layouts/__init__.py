"""The parts of official reports, a file each: heading, dates, judgements, what must improve, earlier inspections."""
