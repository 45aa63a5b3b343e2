"""The crates that the program is built of, as a CycloneDX 1.6 document on standard output.

    python3 packaging/sbom.py [TARGET] >sbom.cdx.json

TARGET is the system it is built for, such as x86_64-unknown-linux-musl; without it, this machine's. The same sources give the
same bytes: the document has neither a date nor a number of its own. Only Cargo is asked, and nothing is built.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def cargo(*words):
    return subprocess.run(["cargo", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def this_system():
    return next(line.split()[1] for line in cargo("version", "--verbose").splitlines() if line.startswith("host:"))


def is_in_program(dependency):
    """Those that only tests need are not in it; those of build scripts shape it."""
    return any(kind["kind"] != "dev" for kind in dependency["dep_kinds"])


def built(target):
    """Name and version of every crate that is compiled. Only the tree knows which features are on, and so which crates are left out."""
    words = ["--locked", "--target", target, "--edges", "normal,build", "--prefix", "none", "--format", "{p}"]
    lines = {line for line in cargo("tree", *words).splitlines() if line}
    return {(name, version.removeprefix("v")) for name, version, *_ in (line.split() for line in lines)}


def component(package, checksums):
    name, version = package["name"], package["version"]
    purl = f"pkg:cargo/{name}@{version}"
    described = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    if package["license"]:
        # Older crates write a stroke where SPDX has a word.
        described["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    if (name, version) in checksums:
        described["hashes"] = [{"alg": "SHA-256", "content": checksums[name, version]}]
    if package["repository"]:
        described["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
    return described


def document(target):
    data = json.loads(cargo("metadata", "--format-version", "1", "--locked", "--filter-platform", target))
    packages = {package["id"]: package for package in data["packages"]}
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text())
    checksums = {(it["name"], it["version"]): it["checksum"] for it in lock["package"] if "checksum" in it}
    root = data["resolve"]["root"]
    known = built(target)
    key = lambda it: (packages[it]["name"], packages[it]["version"])
    ids = sorted((it for it in nodes if key(it) in known), key=key)
    described = {it: component(packages[it], checksums) for it in ids}
    deps = lambda it: (d["pkg"] for d in nodes[it]["deps"] if is_in_program(d) and d["pkg"] in described)
    needs = lambda it: sorted({described[dependency]["bom-ref"] for dependency in deps(it)})
    main = {**described[root], "type": "application"}
    main["properties"] = [{"name": "cdx:rustc:target", "value": target}]
    serial = hashlib.sha256((ROOT / "Cargo.lock").read_bytes() + target.encode()).hexdigest()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        # The form of a version 8 UUID (RFC 9562, 5.8): bits of our own, here of what the document is made from.
        "serialNumber": f"urn:uuid:{serial[:8]}-{serial[8:12]}-8{serial[13:16]}-8{serial[17:20]}-{serial[20:32]}",
        "version": 1,
        "metadata": {"component": main, "lifecycles": [{"phase": "build"}]},
        "components": [described[it] for it in ids if it != root],
        "dependencies": [{"ref": described[it]["bom-ref"], "dependsOn": needs(it)} for it in ids],
    }


if __name__ == "__main__":
    json.dump(document(sys.argv[1] if len(sys.argv) > 1 else this_system()), sys.stdout, indent=2, ensure_ascii=False)
    print()
