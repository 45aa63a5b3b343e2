// The knowledge check as a conversation: one question at a time, answer first, then look. What somebody knew may be
// skipped; what they missed comes first next time. The answers stay on the device.
const quiz = document.querySelector("[data-quiz]");
const data = JSON.parse(quiz.querySelector("[data-quiz-data]").textContent);
const words = data.words;
const items = [...quiz.querySelectorAll(".quiz-item")];
const lead = quiz.querySelector("[data-lead]");
const language = quiz.closest("[lang]").lang;
const store = "check " + location.pathname.replace(/index\.html$/, "");
const DAY = 864e5;
const AT_ONCE = { behavior: "instant" };

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
const count = (key, n, values) => {
  const one = new Intl.PluralRules(language).select(n) === "one";
  return fill(words[key + (one ? "_one" : "_other")], { n, ...values });
};
const make = (tag, text, className) => {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
};
const button = (text, className, act) => {
  const element = make("button", text, className);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
};

// Days are counted in the visitor's own time, from 1 January 1970.
const now = new Date();
const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
const date = (day) =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day * DAY));

// What is kept: the answers by question (right, guess, wrong), the day, and how many rounds went well.
const blank = () => ({ answers: {}, day: 0, round: 0 });
let kept = blank();
try {
  const read = JSON.parse(localStorage.getItem(store));
  if (read && read.answers && Number.isInteger(read.day) && Number.isInteger(read.round)) kept = read;
} catch (refused) {}
const keep = () => {
  try {
    localStorage.setItem(store, JSON.stringify(kept));
  } catch (refused) {}
};
const answered = (item) => kept.answers[item.dataset.key];

// Modules that every question about them was answered for.
const marks = [];
const known = () => {
  const about = (index) => items.filter((item) => item.dataset.module === String(index));
  return data.minutes.map((minutes, index) => index)
    .filter((index) => about(index).length && about(index).every((item) => answered(item) === "right"));
};
const modules = [...document.querySelectorAll("li[data-module]")];
const mark = () => {
  marks.splice(0).forEach((element) => element.remove());
  const skip = known();
  modules.forEach((module) => {
    const index = +module.dataset.module;
    const isKnown = skip.includes(index);
    module.id = "u-module-" + (index + 1);
    module.classList.toggle("is-known", isKnown);
    if (isKnown) marks.push((module.querySelector("div") || module).appendChild(make("p", words.known, "known")));
  });
};
const lesson = (text, index) => {
  const link = make("a", text);
  link.href = "#u-module-" + (index + 1);
  return link;
};

// What was missed comes first, then what nobody has asked; among those each day begins somewhere else.
const ordered = () => {
  if (!kept.day) return items.slice();
  const turn = today % items.length;
  const rank = (item) => ({ wrong: 0, guess: 1, right: 3 })[answered(item)] ?? 2;
  return items.slice(turn).concat(items.slice(0, turn)).sort((a, b) => rank(a) - rank(b));
};

let round = [];
let at = 0;
const progress = make("p", "", "quiz-progress num");
const tools = make("div", "", "quiz-tools");
const verdict = make("div", "", "verdict");
verdict.setAttribute("role", "status");
const result = make("div", "", "quiz-result");
const guess = make("label", "", "guess");
const box = make("input");
box.type = "checkbox";
guess.append(box, " " + words.guess);

const only = (shown) => items.forEach((item) => item.classList.toggle("is-away", item !== shown));

const ask = (item) => {
  only(item);
  result.remove();
  item.querySelector(".answer").open = false;
  item.classList.remove("is-answered");
  item.querySelectorAll("input[type=radio]").forEach((radio) => {
    radio.checked = radio.disabled = false;
    radio.parentElement.classList.remove("is-right", "is-wrong");
  });
  box.checked = false;
  verdict.replaceChildren();
  progress.textContent = fill(words.progress, { n: at + 1, all: round.length });
  item.prepend(progress);
  tools.replaceChildren(
    guess,
    button(words.check, "button", () => judge(item)),
    button(words.pass, "button button-quiet", () => told(item, "wrong")),
  );
  item.querySelector("fieldset").after(tools, verdict);
};

const chosen = (item) => item.querySelector("input[type=radio]:checked");
const judge = (item) => {
  const choice = chosen(item);
  if (!choice) {
    verdict.textContent = words.pick;
    item.querySelector("input[type=radio]").focus();
    return;
  }
  told(item, choice.value !== item.dataset.answer ? "wrong" : box.checked ? "guess" : "right");
};

const told = (item, how) => {
  const { answer, key, module, title } = item.dataset;
  const choice = chosen(item);
  item.querySelectorAll("input[type=radio]").forEach((radio) => {
    radio.disabled = true;
    if (radio.value === answer) radio.parentElement.classList.add("is-right");
    else if (radio === choice) radio.parentElement.classList.add("is-wrong");
  });
  item.classList.add("is-answered");
  verdict.replaceChildren(make("p", words[{ right: "right", guess: "right_guess", wrong: "wrong" }[how]]));
  if (how !== "right") verdict.append(hint(module, title));
  item.querySelector(".answer").open = true;
  const skip = item.querySelector("[data-skip]");
  if (skip) skip.hidden = how !== "right";
  kept.answers[key] = how;
  keep();
  mark();
  const last = at + 1 >= round.length;
  const next = button(last ? words.finish : words.next, "button", () => (last ? finish() : step()));
  tools.replaceChildren(next);
  item.append(tools);
  next.focus({ preventScroll: true });
};

// Where to go with what was missed: its lesson, or a colleague.
const hint = (module, title) => {
  const line = make("p");
  if (module !== "") line.append(lesson(fill(words.lesson, { module: title }), +module));
  else if (data.peer) {
    const link = make("a", data.peer.text);
    link.href = quiz.dataset.root + data.peer.href + (location.protocol === "file:" ? "index.html" : "");
    line.append(link);
  }
  return line;
};

const step = () => {
  at++;
  ask(round[at]);
  round[at].querySelector("input[type=radio]").focus({ preventScroll: true });
  round[at].scrollIntoView({ block: "nearest", behavior: "instant" });
};

const finish = () => {
  const missed = items.some((item) => answered(item) !== "right");
  if (kept.day !== today) kept.round = missed ? 1 : kept.round + 1;
  kept.day = today;
  keep();
  summary();
  result.querySelector("h3").focus({ preventScroll: true });
  result.scrollIntoView({ block: "nearest", behavior: "instant" });
};

const summary = () => {
  const skip = known();
  const minutes = skip.reduce((sum, index) => sum + data.minutes[index], 0);
  const title = make("h3", skip.length
    ? count("saved", skip.length, { minutes: count("minutes", minutes) })
    : words.saved_none);
  title.tabIndex = -1;
  const parts = [title];
  const first = modules.find((module) => !skip.includes(+module.dataset.module));
  if (first && skip.length) {
    const name = first.querySelector("h3").textContent;
    parts.push(make("p"));
    parts[1].append(lesson(fill(words.begin, { module: name }), +first.dataset.module));
  }
  const gap = data.gaps[Math.min(Math.max(kept.round, 1), data.gaps.length) - 1];
  if (gap) parts.push(make("p", fill(words.back, { date: date(kept.day + gap) })), calendar(kept.day + gap));
  const row = make("p", "", "row");
  row.append(button(words.again, "button button-quiet", restart), button(words.forget, "quiet-link", forget));
  parts.push(row, make("p", words.kept, "small soft"));
  only(null);
  result.replaceChildren(...parts);
  items[items.length - 1].after(result);
};

// A day in the calendar (RFC 5545), made here: nobody is asked for it.
const calendar = (day) => {
  const stamp = (time) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
  const plain = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ");
  const address = location.href.split(/[?#]/)[0] + "#quiz-question-1";
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//uptake//knowledge check//EN", "BEGIN:VEVENT",
    "UID:" + today + "-" + day + "-" + items[0].dataset.key + "@" + (location.hostname || "localhost"),
    "DTSTAMP:" + stamp(Date.now()), "DTSTART;VALUE=DATE:" + stamp(day * DAY).slice(0, 8),
    "SUMMARY:" + plain(fill(words.event, { course: data.course })), "URL:" + address,
    "END:VEVENT", "END:VCALENDAR", ""];
  const line = make("p");
  const link = line.appendChild(make("a", words.calendar));
  link.download = "reminder.ics";
  link.href = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/calendar" }));
  return line;
};

const begin = (item) => {
  round = ordered();
  at = 0;
  if (item) {
    // Whoever was sent to a question gets that one first.
    round = [item, ...round.filter((other) => other !== item)];
  }
  if (kept.day) lead.textContent = fill(words.last, { date: date(kept.day) });
  ask(round[0]);
};
const restart = () => {
  begin();
  round[0].querySelector("input[type=radio]").focus({ preventScroll: true });
};
const forget = () => {
  kept = blank();
  try {
    localStorage.removeItem(store);
  } catch (refused) {}
  lead.textContent = asked;
  mark();
  restart();
};

const named = () => items.find((item) => "#" + item.id === location.hash);
const asked = lead.textContent;
quiz.classList.add("is-live");
// Enter in the middle of the answers checks, as in a form.
quiz.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.type === "radio") {
    event.preventDefault();
    judge(round[at]);
  }
});
addEventListener("hashchange", () => named() && (begin(named()), named().scrollIntoView(AT_ONCE)));
mark();
if (named() || kept.day !== today) begin(named());
else summary();
if (named()) named().scrollIntoView(AT_ONCE);
