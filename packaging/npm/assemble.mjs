// Lays out the npm packages: one for each system that carries the program, and `uptake`, which starts the right one.
//
//   node packaging/npm/assemble.mjs PROGRAMS OUT
//
// PROGRAMS has a folder for each system, named as below, with the program in it. The version is that of Cargo.toml.

import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// The folders are named as npm names systems and processors.
const SYSTEMS = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"];

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const [programs, out] = process.argv.slice(2);
if (!programs || !out) {
  console.error("Say where the programs are and where the packages go: node assemble.mjs PROGRAMS OUT");
  process.exit(2);
}

const version = /^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
const main = JSON.parse(readFileSync(join(here, "uptake", "package.json"), "utf8"));
const there = SYSTEMS.filter((system) => existsSync(join(programs, system)));
if (there.length === 0) {
  console.error(`There is no program in ${programs}; one of these folders has to be there: ${SYSTEMS.join(", ")}.`);
  process.exit(2);
}

function write(folder, manifest) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const file of ["LICENSE-APACHE", "LICENSE-MIT"]) {
    copyFileSync(join(root, file), join(folder, file));
  }
}

for (const system of there) {
  const [os, cpu] = system.split("-");
  const name = os === "win32" ? "uptake.exe" : "uptake";
  const folder = join(out, `uptake-${system}`);
  write(folder, {
    name: `uptake-${system}`,
    version,
    description: `The program of uptake for ${os} on ${cpu}.`,
    license: main.license,
    files: ["bin", "LICENSE-APACHE", "LICENSE-MIT"],
    os: [os],
    cpu: [cpu],
    preferUnplugged: true,
  });
  mkdirSync(join(folder, "bin"), { recursive: true });
  copyFileSync(join(programs, system, name), join(folder, "bin", name));
  chmodSync(join(folder, "bin", name), 0o755);
}

const folder = join(out, "uptake");
const optionalDependencies = Object.fromEntries(there.map((system) => [`uptake-${system}`, version]));
write(folder, { ...main, version, optionalDependencies });
cpSync(join(here, "uptake", "bin"), join(folder, "bin"), { recursive: true });
copyFileSync(join(root, "README.md"), join(folder, "README.md"));
console.log(`uptake ${version} for ${there.join(", ")}`);
