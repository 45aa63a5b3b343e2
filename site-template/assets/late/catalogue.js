// The catalogue's facets, combined. Without this script each choice leads to a page of its own.
const panel = document.querySelector("[data-facets]");
const words = panel.dataset;
const list = document.querySelector("[data-courses]");
const status = document.querySelector("p[data-result]");
const pager = document.querySelector("[data-pager]");
const groups = [...panel.querySelectorAll("[data-facet]")].map((part) => ({
  key: part.dataset.facet,
  part,
  options: [...part.querySelectorAll("a[data-key]")].map((link) => ({ link, key: link.dataset.key, text: (link.querySelector("b") || link.firstChild).textContent.trim(), count: link.querySelector(".count") })),
}));
const index = location.protocol === "file:" ? "index.html" : "";
const PAGE = 60;

// What is chosen: on a page that is a part of the catalogue its own value, else what the address says.
const fixed = () => {
  const chosen = new Map();
  for (const group of groups) for (const option of group.options) if (option.link.hasAttribute("aria-current")) chosen.set(group.key, option.key);
  return chosen;
};
const asked = () => {
  const query = new URLSearchParams(location.search);
  return new Map(groups.filter((group) => group.options.some((option) => option.key === query.get(group.key))).map((group) => [group.key, query.get(group.key)]));
};
const address = (chosen) => words.href + index + (chosen.size ? "?" + new URLSearchParams([...chosen]) : "");
const toggled = (chosen, key, value) => {
  const next = new Map(chosen);
  if (chosen.get(key) === value) next.delete(key);
  else next.set(key, value);
  return next;
};

// The courses: the rows of the page where all of them are on it, else a file of their own.
const has = (list, word) => (" " + list + " ").includes(" " + word + " ");
const tests = {
  // Five minutes are enough for a first lesson; more time is for a whole course.
  minutes: (course, value) => { const needed = +value === 5 ? +course.first : +course.minutes; return needed > 0 && needed <= +value; },
  skill: (course, value) => has(course.skill, value),
  for: (course, value) => has(course.for, value),
};
const fits = (course, chosen) => {
  for (const [key, value] of chosen) if (tests[key] ? !tests[key](course, value) : course[key] !== value) return false;
  return true;
};
let ready;
const courses = () => ready || (ready = words.data ? loaded() : Promise.resolve([...list.children].map((row) => Object.assign({ row }, row.dataset))));
const loaded = () => new Promise((done, failed) => {
  addEventListener("uptake:courses", (event) => done(unpacked(event.detail)), { once: true });
  const script = document.createElement("script");
  script.src = words.data;
  script.onerror = failed;
  document.head.append(script);
});
const unpacked = ({ folder, titles, hrefs, columns, values }) => titles.map((title, at) => {
  const course = { title, href: folder + hrefs[at] };
  for (const key in columns) {
    const cell = columns[key][at];
    course[key] = !values[key] ? cell : Array.isArray(cell) ? cell.map((value) => values[key][value]).join(" ") : values[key][cell] || "";
  }
  return course;
});

const label = (key, value) => groups.find((group) => group.key === key).options.find((option) => option.key === value).text;
const counted = (all, chosen) => all.reduce((sum, course) => sum + fits(course, chosen), 0);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const element = (name, attributes, ...inner) => {
  const made = document.createElement(name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  made.append(...inner);
  return made;
};
const step = (chosen, text) => element("li", {}, element("a", { href: address(chosen), "data-step": "" }, text));

// Minutes up to an hour and a half, then hours, as the pages say it.
const time = (minutes) => {
  const hours = Math.floor(minutes / 60), rest = minutes % 60;
  if (minutes <= 90) return [minutes, words.min];
  return [hours + (rest === 30 ? "½" : rest ? ":" + ("" + rest).padStart(2, "0") : ""), words.hours];
};
// A course as the page's own rows show it, with what the file knows of it.
const drawn = (course) => {
  const meta = ["format", "level"].map((key) => groups.some((group) => group.key === key) && course[key] && label(key, course[key])).filter(Boolean);
  const row = element("li", { class: "course course-plain", "data-for": course.for }, element("div", {},
    element("h3", { class: "course-title" }, element("a", { class: "cover-link", href: words.root + course.href + index }, course.title)),
    element("p", { class: "meta" }, ...meta.map((text) => element("span", {}, text)))));
  const [number, unit] = time(course.minutes);
  if (course.minutes) row.append(element("p", { class: "minutes num" }, element("b", {}, "" + number), " ", element("span", {}, unit)));
  return row;
};

let found;
let before = "";
const show = async (chosen) => {
  // Without a choice the page stands as it came.
  if (!chosen.size && !ready) return links(chosen);
  const all = await courses();
  const left = all.filter((course) => fits(course, chosen));
  // What is for the visitor comes first, as it does on the page.
  const me = document.documentElement.dataset.persona;
  if (me) left.sort((a, b) => has(b.for, me) - has(a.for, me));
  if (words.data) listed(chosen.size ? left : null);
  else all.forEach((course) => { course.row.hidden = !fits(course, chosen); });
  links(chosen, all);
  status.textContent = chosen.size ? filled(words.result, { n: left.length, all: all.length }) : "";
  relax(chosen, left.length ? null : all);
};
const listed = (left) => {
  if (found) found.remove();
  list.hidden = !!left;
  if (pager) pager.hidden = !!left;
  if (!left) return;
  const rows = element("ul", { class: "rows" });
  found = element("div", {}, rows);
  let at = 0;
  const more = element("button", { class: "button button-quiet", type: "button" }, words.more);
  const next = () => {
    const part = left.slice(at, (at += PAGE)).map(drawn);
    rows.append(...part);
    more.hidden = at >= left.length;
    return part[0];
  };
  next();
  // Whoever asks for more goes on reading where the new rows begin.
  more.addEventListener("click", () => next().querySelector("a").focus());
  found.append(more);
  list.after(found);
};
const links = (chosen, all) => {
  for (const group of groups) {
    for (const option of group.options) {
      const own = chosen.get(group.key) === option.key;
      option.link.href = address(toggled(chosen, group.key, option.key));
      if (own) option.link.setAttribute("aria-current", "true");
      else option.link.removeAttribute("aria-current");
      if (!all) continue;
      const n = counted(all, new Map(chosen).set(group.key, option.key));
      option.count.textContent = n;
      option.link.parentNode.hidden = !n && !own;
    }
    group.part.hidden = group.options.every((option) => option.link.parentNode.hidden);
  }
  const shown = panel.querySelector("[data-chosen]");
  shown.hidden = !chosen.size;
  shown.querySelector("ul").replaceChildren(...[...chosen].map(([key, value]) => step(toggled(chosen, key, value), filled(words.remove, { name: label(key, value) }))));
};
// Nothing fits everything: what would, with one choice less.
const relax = (chosen, all) => {
  if (before) before.remove();
  before = all && element("div", { class: "filter-none" }, element("p", {}, words.none), element("ul", {}, ...[...chosen].map(([key, value]) => [toggled(chosen, key, value), label(key, value)])
    .map(([less, name]) => [less, name, counted(all, less)]).filter(([, , n]) => n).map(([less, name, n]) => step(less, filled(words.relax, { name, n })))));
  if (before) list.before(before);
};

if ("whole" in words) {
  const state = () => show(asked()).catch(() => links(asked()));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-facets] [data-key], [data-clear], [data-step]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    try {
      history.pushState(null, "", link.href);
    } catch (refused) {
      return;
    }
    event.preventDefault();
    const kept = link.matches("[data-key]");
    state().then(() => { if (!kept || !link.isConnected) status.focus(); });
  });
  addEventListener("popstate", state);
  state();
} else links(fixed());
