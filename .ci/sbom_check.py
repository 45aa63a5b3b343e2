"""Whether the list of components is complete and refers to nothing that isn't in it: python3 .ci/sbom_check.py FILE"""

import json
import re
import sys

document = json.load(open(sys.argv[1], encoding="utf-8"))
main = document["metadata"]["component"]
components = document["components"]
refs = [it["bom-ref"] for it in [main, *components]]
assert document["bomFormat"] == "CycloneDX" and document["specVersion"] == "1.6"
assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", document["serialNumber"])
assert len(refs) == len(set(refs)), "a component is listed twice"
assert [it["ref"] for it in document["dependencies"]] == sorted(refs, key=lambda ref: ref.removeprefix("pkg:cargo/").split("@"))
assert {ref for it in document["dependencies"] for ref in it["dependsOn"]} <= set(refs)
assert all(it.get("licenses") for it in components), [it["name"] for it in components if not it.get("licenses")]
assert all(it.get("hashes") for it in components), [it["name"] for it in components if not it.get("hashes")]
# Nothing but the program itself is needed by nobody, and what it rests on is there.
needed = {ref for it in document["dependencies"] for ref in it["dependsOn"]}
assert set(refs) - needed == {main["bom-ref"]}, set(refs) - needed
assert {"tera", "pulldown-cmark", "image", "toml"} <= {it["name"] for it in components}
assert not {"proptest", "snapbox", "boon"} & {it["name"] for it in components}, "crates that only tests need"
print(f"{len(components)} components")
