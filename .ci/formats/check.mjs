// node check.mjs FOLDER: the reports of `uptake check` in a folder, one for each format, as those read them who take them:
// GitHub's own toolkit, Microsoft's SARIF validator and schema, a validator of reviewdog's format, JSON schemas. Then all
// of them have to tell of the same findings. One line each, "ok" or "FAIL".
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as core from '@actions/core';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const { RDFormatValidator } = require('@umbrelladocs/rdformat-validator');

const folder = process.argv[2];
const read = (format) => fs.readFileSync(path.join(folder, `report.${format}`), 'utf8');
let missed = 0;

function bar(name, problems) {
  missed += problems.length > 0;
  console.log(problems.length ? `FAIL ${name}: ${problems.slice(0, 5).join('; ')}` : `ok   ${name}`);
}

function schema(file, data) {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const valid = ajv.compile(JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, file), 'utf8')));
  return valid(data) ? [] : valid.errors.map((error) => `${error.instancePath} ${error.message}`);
}

// What the runner does with a line: name, properties, message, each with its escapes undone.
function workflowCommand(line) {
  const [, name, given, message] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? [];
  const plain = (text) => text.replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%');
  const pairs = given.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), plain(pair.slice(pair.indexOf('=') + 1))]);
  const said = message.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%');
  return { name, properties: Object.fromEntries(pairs), message: said };
}

// What GitHub's toolkit would print for the same.
function written({ name, properties, message }) {
  const chunks = [];
  const write = process.stdout.write;
  process.stdout.write = (chunk) => chunks.push(chunk);
  try {
    const { title, file, line, endLine, col, endColumn } = properties;
    core[name](message, { title, file, startLine: line, endLine, startColumn: col, endColumn });
  } finally {
    process.stdout.write = write;
  }
  return chunks.join('').trimEnd();
}

const json = JSON.parse(read('json'));
bar('json: its schema', schema('json.schema.json', json));
const expected = json.diagnostics.map((it) => `${it.code} ${it.file}:${it.line}`);
bar('json: there is something to tell of', expected.length > 20 ? [] : [`${expected.length} findings`]);

const told = {};

const commands = read('github').trimEnd().split('\n');
bar('github: the toolkit writes the same', commands.filter((line) => written(workflowCommand(line)) !== line));
told.github = commands.map(workflowCommand).map(({ properties: it }) => `${it.title} ${it.file}:${it.line}`);

const issues = JSON.parse(read('gitlab'));
bar('gitlab: the schema', schema('gitlab.schema.json', issues));
bar('gitlab: every fingerprint once', new Set(issues.map((it) => it.fingerprint)).size === issues.length ? [] : ['not unique']);
told.gitlab = issues.map((it) => `${it.check_name} ${it.location.path}:${it.location.lines.begin}`);

const lines = read('rdjsonl').trimEnd().split('\n').map((line) => JSON.parse(line));
const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
const problems = [];
for (const line of lines) {
  // The validator doesn't know `relatedLocations`, which reviewdog's own definition has.
  const { relatedLocations: _, ...known } = line;
  const result = await validator.validateString(JSON.stringify(known));
  if (!result.valid) problems.push(...result.errors.map((error) => `${error.path}: ${error.message}`));
}
bar('rdjsonl: the validator', problems);
bar('rdjsonl: some suggestions', lines.some((line) => line.suggestions?.length) ? [] : ['none']);
told.rdjsonl = lines.map((it) => `${it.code.value} ${it.location.path}:${it.location.range.start.line}`);

const sarif = JSON.parse(read('sarif'));
const multitool = path.dirname(require.resolve('@microsoft/sarif-multitool-linux/package.json'));
bar('sarif: the schema', schema(path.join(multitool, 'sarif-2.1.0.json'), sarif));
const verdict = path.join(folder, 'verdict.sarif');
try {
  // An archive of the registry may come without the right to be run.
  fs.chmodSync(path.join(multitool, 'Sarif.Multitool'), 0o755);
  const words = ['validate', path.join(folder, 'report.sarif'), '--output', verdict, '--log', 'ForceOverwrite', '--quiet', 'true'];
  execFileSync(path.join(multitool, 'Sarif.Multitool'), words, { env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }, stdio: 'ignore' });
} catch (error) {
  if (!fs.existsSync(verdict)) throw error;
}
const found = JSON.parse(fs.readFileSync(verdict, 'utf8')).runs.flatMap((run) => run.results);
bar('sarif: Microsoft\'s validator finds no error', found.filter((it) => it.level === 'error').map((it) => `${it.ruleId} ${JSON.stringify(it.message)}`));
told.sarif = sarif.runs[0].results.map((it) => {
  const { artifactLocation, region } = it.locations[0].physicalLocation;
  return `${it.ruleId} ${decodeURIComponent(artifactLocation.uri)}:${region.startLine}`;
});

const base = fs.readFileSync(path.join(folder, 'base.txt'), 'utf8').trim();
for (const [format, findings] of Object.entries(told)) {
  const other = findings.filter((finding, index) => finding !== expected[index].replace(' ', ` ${base}`));
  bar(`${format}: the findings of json, in their order`, findings.length === expected.length ? other : [`${findings.length} of ${expected.length}`]);
}
process.exit(missed ? 1 : 0);
