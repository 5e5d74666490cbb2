"""The JSON Schema of a kind, by jsonschema: it is one, and all that is printed obeys it."""

import json

import jsonschema
import pytest

from ilj.kinds import KINDS
from tests.running import Served

pytestmark = pytest.mark.long


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_obeys_the_json_schema_of_its_kind(served: Served, kind: str) -> None:
    schema = json.loads(served("schema", kind, "--format", "json").out)
    judge = jsonschema.Draft202012Validator(schema)
    judge.check_schema(schema)
    for record in json.loads(served(kind, "--json").out):
        judge.validate(record)
    for wrong in ({"id": "Not An Id"}, {"more": 1}):
        with pytest.raises(jsonschema.ValidationError):
            judge.validate({**record, **wrong})
