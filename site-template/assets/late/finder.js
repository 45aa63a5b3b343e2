// Ranks courses by three answers: the same sums as src/finder/, from the table in the page. Nothing is sent or stored;
// the answers stand in the address, so that they can be kept as a bookmark and gone back to.
const page = document.querySelector("[data-finder]");
const table = JSON.parse(page.querySelector("[data-table]").textContent);
const form = page.querySelector("[data-asks]");
const area = page.querySelector("[data-answers]");
const title = area.querySelector("h2");
const lists = area.querySelectorAll("ol");
const close = area.querySelector("[data-close]");
const said = page.querySelector("[data-said]");
const weights = table.weights;

const fill = (word, values) => table.words[word].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

// What a course is worth, with what speaks for it before what speaks against it. The order is that of FinderCourse.
const worth = (course, who, skill, minutes) => {
  const [, , personas, starts, gains, first, all, dated, before] = course;
  const pro = [], con = [];
  let misses = 0;
  const yes = (points, word, values) => pro.push({ points, word, values });
  const no = (word, values) => { misses++; con.push({ points: 0, word, values }); };
  if (who >= 0) {
    const named = { who: table.who[who][1] };
    if (!personas.length) yes(weights.everybody, "everybody", {});
    else if (personas.includes(who)) yes(weights.named, "named", named);
    else no("others", named);
    if (starts.includes(who)) yes(weights.start, "start", named);
    const aims = table.targets[who];
    const target = gains.find((gain) => aims.some((aim) => aim[0] === gain[0] && gain[1] < aim[1]));
    if (target) yes(weights.target, "target", { skill: table.skills[target[0]][1] });
  }
  if (skill >= 0) {
    const name = table.skills[skill][1];
    const gain = gains.find((gain) => gain[0] === skill);
    if (!gain) no("other_skill", { skill: name });
    else {
      const [, from, to] = gain;
      yes(weights.skill + weights.up * (to - from) + weights.needed * from, "builds", { skill: name, from, to });
    }
  }
  if (minutes) {
    if (dated) no("dated", {});
    else if (all && all <= minutes) yes(weights.whole, "whole", { minutes: table.times[all] });
    else if (first && first <= minutes) yes(weights.first, "first", { minutes: table.times[first] });
    else if (!all && !first) no("unknown_time", {});
    else no("too_long", { minutes: table.times[first] });
  }
  if (before) con.push({ points: weights.before, word: "before", values: { course: before } });
  const reasons = pro.concat(con);
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { course, first: first || Infinity, points, misses, reasons, pros: pro.length };
};

// Sorting keeps the table's order among equals.
const rank = (answers) => {
  const at = (list, key) => list.findIndex((one) => one[0] === key);
  const who = at(table.who, answers.who), skill = at(table.skills, answers.skill), minutes = +answers.minutes || 0;
  const found = table.courses.map((course) => worth(course, who, skill, minutes));
  const later = (a, b) => (a.first === b.first ? 0 : a.first < b.first ? -1 : 1);
  found.sort((a, b) => a.misses - b.misses || b.points - a.points || later(a, b));
  return found.filter((one) => one.misses <= found[0].misses + 1).slice(0, table.most);
};

const row = ({ course, points, reasons, pros }) => {
  const item = page.querySelector("template").content.firstElementChild.cloneNode(true);
  const link = item.querySelector("a");
  // Straight from disk there is no server that turns a folder into its page.
  link.href = page.dataset.root + course[0] + (location.protocol === "file:" ? "index.html" : "");
  link.textContent = course[1];
  item.querySelector("span").textContent = table.times[course[6]] || "";
  item.dataset.points = points;
  reasons.forEach((reason, at) => {
    const line = item.querySelector("ul").appendChild(document.createElement("li"));
    line.textContent = fill(reason.word, reason.values);
    line.dataset.why = reason.word;
    if (at >= pros) line.className = "against";
  });
  return item;
};

const show = () => {
  const found = rank(Object.fromEntries(new FormData(form)));
  const near = found.length > 0 && found[0].misses > 0;
  const fits = near ? found : found.filter((one) => !one.misses);
  const others = found.slice(fits.length);
  lists[0].replaceChildren(...fits.map(row));
  lists[1].replaceChildren(...others.map(row));
  close.hidden = !others.length;
  title.textContent = near ? title.dataset.near : title.dataset.fits;
  area.hidden = false;
  const one = new Intl.PluralRules(page.closest("[lang]").lang).select(fits.length) === "one";
  said.textContent = near ? said.dataset.near : said.dataset[one ? "one" : "other"].replace("{n}", fits.length);
};

// An address without a question mark is a page on which nothing was asked yet.
const address = () => {
  const query = new URLSearchParams();
  new FormData(form).forEach((value, name) => value && query.append(name, value));
  return location.pathname + "?" + query;
};
const asked = () => {
  const query = new URLSearchParams(location.search);
  const answered = location.href.split("#")[0].includes("?");
  // Whoever said elsewhere who they are needn't say it again.
  if (!answered) query.set("who", document.documentElement.dataset.persona || "");
  for (const name of ["who", "skill", "minutes"]) {
    const boxes = [...form.querySelectorAll("[name=" + name + "]")];
    const wanted = boxes.find((box) => box.value === query.get(name));
    if (boxes.length) (wanted || boxes[boxes.length - 1]).checked = true;
  }
  if (answered) show();
  else area.hidden = true;
};
let last = 0;
const keep = (event) => {
  show();
  // Arrow keys pass over answers on their way to another: one step back leads before all of them.
  const isPassing = event.timeStamp - last < 1000;
  last = event.timeStamp;
  if (address() !== location.pathname + location.search) {
    history[isPassing ? "replaceState" : "pushState"](null, "", address());
  }
};
form.addEventListener("submit", (event) => {
  event.preventDefault();
  keep(event);
  title.focus();
});
// Once there is a list it follows the answers.
form.addEventListener("change", (event) => area.hidden || keep(event));
addEventListener("popstate", asked);
asked();
