// The search. It is loaded when a search box is first used; the index comes in parts, each when a query needs it.
// How texts become terms is the same as in src/render/search/words.rs.
const boxes = [...document.querySelectorAll("[data-find]")];
const { index: contents, root: front, files } = boxes[0].dataset;
const page = location.protocol === "file:" ? "index.html" : "";

// Terms ------------------------------------------------------------------------------------------------------------
const DROPPED = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
const REPLACED = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i", ς: "σ", "\u0671": "\u0627", "\u0629": "\u0647", "\u0649": "\u064a" };
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/u;
const LONGEST = 40;
const folded = (text) => text.normalize("NFKD").replace(DROPPED, "").normalize("NFC").toLowerCase().replace(/[ßæœøđðłþıς\u0671\u0629\u0649]/g, (letter) => REPLACED[letter]);
const terms = (text) => (folded(text).match(/[\p{Alphabetic}\p{N}]+/gu) || []).flatMap((word) => word.split(new RegExp("(" + UNSPACED.source + ")", "u")).filter(Boolean).flatMap((run) => {
  const letters = [...run];
  return UNSPACED.test(run) && letters.length > 2 ? letters.slice(1).map((letter, at) => letters[at] + letter) : [letters.slice(0, LONGEST).join("")];
}));

// The index ----------------------------------------------------------------------------------------------------------
const WEIGHTS = 32;
const MOST_PARTS = 4; // of terms, for a beginning that many words share
const MOST_WORDS = 8;
const MEANT = 3; // how many words a mistyped one may have meant
let handed;
addEventListener("uptake:search", (event) => { handed = event.detail; });
const asked = new Map();
// A script element, since pages opened from disk may not fetch. Its event comes just before its load.
const load = (address) => {
  if (!asked.has(address)) {
    asked.set(address, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => done(handed);
      script.onerror = () => { asked.delete(address); failed(); };
      document.head.append(script);
    }));
  }
  return asked.get(address);
};
const table = () => load(contents);
// The place of the last part that begins at or before a key.
const partOf = (parts, key) => {
  let low = 0, high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle][0] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
};
const lines = async (parts, from, to) => {
  const some = parts.slice(partOf(parts, from), partOf(parts, to) + 1).slice(0, MOST_PARTS);
  return (await Promise.all(some.map(([, address]) => load(files + address)))).flatMap((text) => text.split("\n"));
};
const postings = (line) => {
  let entry = 0;
  return line.split(" ").slice(1).map((number) => {
    const value = parseInt(number, 36);
    entry += Math.floor(value / WEIGHTS);
    return [entry, value % WEIGHTS];
  });
};
const term = (line) => line.slice(0, (line + " ").indexOf(" "));

// How many letters were left out, added, changed or swapped (optimal string alignment); more than `most` is too many.
const distance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older = [], old = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    [older, old] = [old, row];
  }
  return old[b.length];
};

// The entries that one term leads to.
const exact = async (word) => {
  const own = (await lines((await table()).terms, word, word)).find((line) => term(line) === word);
  return own ? postings(own) : [];
};
// The entries that a word leads to: itself and what begins with it, else what it may have meant.
const hits = async (word, isLast) => {
  const { terms: parts, vocabulary } = await table();
  const scores = new Map();
  const add = (found, quality) => found.forEach(([entry, weight]) => scores.set(entry, Math.max(scores.get(entry) || 0, weight * quality)));
  for (const line of await lines(parts, word, word + "\uffff")) {
    const own = term(line);
    if (own.startsWith(word)) add(postings(line), own === word ? 1 : (0.75 * word.length) / own.length);
  }
  const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  if (scores.size || !most) return scores;
  const near = (await load(files + vocabulary)).split("\n").map((known) => {
    const whole = distance(word, known, most);
    // What is still being typed may be the beginning of a word.
    const begun = isLast && known.length > word.length ? distance(word, known.slice(0, word.length), most) + 0.5 : most + 1;
    return [Math.min(whole, begun), known];
  }).filter(([far]) => far < most + 1);
  near.sort(([a, one], [b, two]) => a - b || (one < two ? -1 : 1));
  for (const [far, known] of near.slice(0, MEANT)) add(await exact(known), 0.5 / (1 + far));
  return scores;
};

// The entries that answer a query, the best first.
const find = async (query, persona) => {
  const { count, common } = await table();
  const all = [...new Set(terms(query))].slice(0, MOST_WORDS);
  const telling = all.filter((word) => !common.includes(word));
  const words = telling.length ? telling : all;
  const found = await Promise.all(words.map((word, at) => hits(word, at === words.length - 1)));
  const scores = new Map();
  for (const hit of found) {
    const worth = Math.log(1 + count / hit.size);
    for (const [entry, score] of hit) {
      const sum = scores.get(entry) || [0, 0];
      scores.set(entry, [sum[0] + 1, sum[1] + score * worth]);
    }
  }
  let best = 0;
  for (const [matched] of scores.values()) best = Math.max(best, matched);
  const own = new Map(persona && scores.size ? await exact("@" + persona) : []);
  const ranked = [...scores].filter(([, [matched]]) => matched === best).map(([entry, [, score]]) => [entry, own.has(entry) ? score * 1.2 : score]);
  return ranked.sort(([one, a], [two, b]) => b - a || one - two).map(([entry]) => entry);
};
const entry = async (at) => {
  const { entries: parts } = await table();
  const part = partOf(parts, at);
  return (await load(files + parts[part][1]))[at - parts[part][0]];
};

// What people see ------------------------------------------------------------------------------------------------------
const element = (name, attributes, ...inner) => {
  const made = document.createElement(name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  made.append(...inner);
  return made;
};
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const persona = () => document.documentElement.dataset.persona || "";

const mount = (form) => {
  const input = form.querySelector("input");
  const status = form.querySelector("[data-find-status]");
  const results = form.querySelector("[data-find-results]");
  const isPage = form.matches(".find-page");
  const rest = isPage && document.querySelector("[data-find-rest]");
  const PART = isPage ? 10 : 6;
  let turn = 0;

  const row = async (at) => {
    const { kinds } = await table();
    const [kind, title, address, note, summary, language] = await entry(at);
    const about = [kinds[kind], note].filter(Boolean).map((text) => element("span", {}, text));
    const link = element("a", { class: "find-link", href: front + address + page }, title);
    if (language) link.lang = language;
    return element("li", {}, link, element("p", { class: "meta" }, ...about), ...(summary && isPage ? [element("p", { class: "soft" }, summary)] : []));
  };
  const draw = async (query, found, mine) => {
    const { words } = await table();
    const list = element("ul", { class: "find-list" });
    const more = element("button", { type: "button", class: "button button-quiet" }, words.more);
    let at = 0;
    const next = async () => {
      const rows = await Promise.all(found.slice(at, (at += PART)).map(row));
      list.append(...rows);
      more.hidden = at >= found.length;
      return rows[0];
    };
    await next();
    if (mine !== turn) return;
    more.addEventListener("click", async () => (await next()).querySelector("a").focus());
    const all = element("a", { class: "find-link find-all", href: form.action + page + "?" + new URLSearchParams({ q: query }) }, words.all);
    results.replaceChildren(list, ...(isPage ? [more] : found.length > PART ? [all] : []));
    status.textContent = filled(found.length ? words.results : words.none, { n: found.length, query });
    open(true);
  };
  const open = (shown) => {
    results.hidden = !shown;
    form.toggleAttribute("data-open", shown);
  };
  const search = async () => {
    const query = input.value.trim();
    const mine = ++turn;
    if (rest) rest.hidden = !!query;
    if (!query) {
      status.textContent = "";
      return open(false);
    }
    try {
      const found = await find(query, persona());
      if (mine === turn) await draw(query, found, mine);
    } catch (failed) {
      if (mine !== turn) return;
      if (rest) rest.hidden = false;
      status.textContent = form.dataset.failed;
      open(false);
    }
    if (mine === turn && rest && results.hidden) rest.hidden = false;
  };

  let wait;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      if (isPage) remember("replaceState");
      search();
    }, 150);
  });
  // Up and down go through the results, Escape leads back out.
  form.addEventListener("keydown", (event) => {
    const stops = [input, ...results.querySelectorAll("a.find-link")];
    const at = stops.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === "Escape" && (form.hasAttribute("data-open") || input.value)) {
      event.preventDefault();
      if (document.activeElement === input && (isPage || results.hidden)) { input.value = ""; search(); }
      else if (!isPage) open(false);
      input.focus();
    } else if (at >= 0 && to !== undefined && stops[to] && !results.hidden) {
      event.preventDefault();
      stops[to].focus();
    }
  });

  // The page keeps the query in its address; the box in the header leads there.
  const remember = (how) => {
    const query = input.value.trim();
    try {
      history[how](null, "", location.pathname + (query ? "?" + new URLSearchParams({ q: query }) : ""));
    } catch (refused) {}
  };
  if (isPage) {
    const read = () => { input.value = new URLSearchParams(location.search).get("q") || ""; search(); };
    form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(wait); remember("pushState"); search(); });
    addEventListener("popstate", read);
    if (!input.value) read();
    else search();
    if (!matchMedia("(pointer: coarse)").matches) input.focus({ preventScroll: true });
  } else {
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) open(false); });
    input.addEventListener("focus", () => { if (results.childElementCount && input.value) open(true); });
    if (input.value) search();
  }
};
boxes.forEach(mount);
// Whoever came here will search: the table of contents can come meanwhile.
table().catch(() => {});
