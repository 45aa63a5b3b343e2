// node lint.mjs PROGRAM CONTENT...: holds the settings of every file to its schema as an editor does, and shows that a
// mistake is found. TOML tools don't look into the front matter of Markdown, so it is taken out first.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync, spawnSync } from 'node:child_process';

const [program, ...contents] = process.argv.slice(2).map((argument) => path.resolve(argument));
const taplo = path.resolve(import.meta.dirname, 'node_modules/.bin/taplo');
const KINDS = { courses: 'course', paths: 'path', personas: 'persona', testimonials: 'testimonial', champions: 'champion', events: 'event', communities: 'community', pages: 'page' };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'uptake-editors-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
let missed = 0;
const bar = (name, misses) => {
  missed += misses.length > 0;
  console.log(misses.length ? `FAIL ${name}:\n  ${misses.join('\n  ')}` : `ok   ${name}`);
};
const lint = (at) => {
  const { status, stderr } = spawnSync(taplo, ['lint'], { cwd: at, encoding: 'utf8' });
  return { status, said: stderr.replace(/\x1b\[[0-9;]*m/g, '') };
};
const all = (at, within = '') =>
  fs.readdirSync(path.join(at, within), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? all(at, `${within}${entry.name}/`) : [`${within}${entry.name}`]);
const kind = (file) => {
  if (!file.startsWith('campaigns/')) return KINDS[file.split('/')[0]];
  return /\/index(\.[a-z]{2})?\.md$/.test(file) ? 'campaign' : 'touchpoint';
};

for (const content of contents) {
  const at = path.join(folder, path.basename(content));
  fs.mkdirSync(at);
  fs.copyFileSync(path.join(content, 'portal.toml'), path.join(at, 'portal.toml'));
  execFileSync(program, ['schema', at]);
  const schemas = path.join(at, '.uptake/schema');
  let count = 0;
  for (const file of all(content)) {
    // What a translation leaves out, its original says.
    if (/\.[a-z]{2}\.md$/.test(file)) continue;
    const top = file.match(/^(portal|skills|facts)\.toml$/)?.[1];
    const name = top ?? (file.endsWith('.md') ? kind(file) : undefined);
    if (!name) continue;
    const text = fs.readFileSync(path.join(content, file), 'utf8');
    const settings = top ? text.replace(/^#:schema.*\n/, '') : text.split(/^\+\+\+\n/m)[1];
    fs.writeFileSync(path.join(at, `${file.replaceAll('/', '--')}.toml`), `#:schema ${schemas}/${name}.json\n${settings}`);
    count += 1;
  }
  fs.rmSync(path.join(at, 'portal.toml'));
  const { status, said } = lint(at);
  bar(`taplo takes all ${count} files of ${path.basename(content)}`, status === 0 && count > 20 ? [] : [said.slice(0, 2000)]);
}

// A new portal names its schemas itself, and a mistake is underlined where it stands.
const begun = path.join(folder, 'begun');
execFileSync(program, ['init', begun]);
const sound = lint(begun);
const settings = path.join(begun, 'portal.toml');
fs.writeFileSync(settings, fs.readFileSync(settings, 'utf8').replace('\ninternal = ', '\ninternl = '));
const wrong = lint(begun);
bar('taplo finds the schemas of a new portal, and a misspelt field', [
  ...(sound.status === 0 ? [] : [sound.said.slice(0, 2000)]),
  ...(wrong.status !== 0 && wrong.said.includes('internl') ? [] : ['the misspelt field was not found']),
]);
process.exit(missed ? 1 : 0);
