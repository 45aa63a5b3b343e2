// node sent.mjs CHECK.MJS whole|fragment FILE…: every e-mail without a FAIL, and as light as we promise; one line each.
import { spawnSync } from 'node:child_process';

const [check, kind, ...files] = process.argv.slice(2);
const options = kind === 'fragment' ? ['--json', '--fragment'] : ['--json'];
const run = spawnSync('node', [check, ...options, ...files], { encoding: 'utf8', maxBuffer: 1 << 30 });
if (!run.stdout) throw Error(run.stderr);
const mails = [JSON.parse(run.stdout)].flat();
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
