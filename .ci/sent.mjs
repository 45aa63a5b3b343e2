// node sent.mjs CHECK.MJS whole|fragment FILE…: every e-mail without a FAIL, and as light as we promise; one line each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [check, kind, ...files] = process.argv.slice(2);
const options = kind === 'fragment' ? ['--json', '--fragment'] : ['--json'];
// To a file: the checker ends at once, and of what it wrote to a pipe Node then drops what nobody has read yet.
const folder = mkdtempSync(join(tmpdir(), 'sent-'));
const answer = join(folder, 'answer.json');
const run = spawnSync('node', [check, ...options, ...files], { encoding: 'utf8', stdio: ['ignore', openSync(answer, 'w'), 'pipe'] });
const said = readFileSync(answer, 'utf8');
rmSync(folder, { recursive: true });
if (!said) throw Error(run.stderr);
const mails = [JSON.parse(said)].flat();
let missed = 0;

const bar = (name, misses) => {
  missed += misses.length > 0;
  console.log(misses.length ? `FAIL ${name}:\n  ${misses.join('\n  ')}` : `ok   ${name}`);
};
const median = (figures) => figures.sort((a, b) => a - b)[figures.length >> 1];
const over = (most, figure) => (figure <= most ? [] : [`${Math.round(figure)}`]);

for (const { file, bytes, words, findings } of mails) {
  const fails = findings.filter((finding) => finding.level === 'FAIL');
  bar(`${file.replace(/.*\/kit\//, '')} (${bytes} bytes, ${words} words)`, fails.map(({ rule, msg, line }) => `${rule}: ${msg} (line ${line ?? '?'})`));
}
bar(`${kind}: 12,000 bytes, median`, over(12_000, median(mails.map(({ bytes }) => bytes))));
bar(`${kind}: 80 bytes a word, median`, over(80, median(mails.map(({ bytes, words }) => bytes / words))));

process.exit(missed ? 1 : 0);
