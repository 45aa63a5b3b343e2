#!/usr/bin/env node
// Starts the program of this system, which npm installed beside this package.
"use strict";

const { spawnSync } = require("node:child_process");
const { constants } = require("node:os");

const name = process.platform === "win32" ? "uptake.exe" : "uptake";

function program() {
  const home = `uptake-${process.platform}-${process.arch}`;
  try {
    return require.resolve(`${home}/bin/${name}`);
  } catch {
    console.error(
      `uptake could not do this: there is no program for ${process.platform} on ${process.arch} here.\n` +
        "If optional dependencies were left out (--omit=optional), install again with them. " +
        "For other systems, build it with Rust: cargo install --path .",
    );
    process.exit(2);
  }
}

const { status, signal, error } = spawnSync(program(), process.argv.slice(2), { stdio: "inherit" });
if (error) {
  console.error(`uptake could not do this: ${error.message}`);
}
// As a shell says it: 128 and the number of the signal that ended it.
process.exitCode = status ?? (signal ? 128 + constants.signals[signal] : 2);
