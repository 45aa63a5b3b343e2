// The list: one row for each message, narrowed by the filters and the search box.
const filters = document.getElementById("k-filters");
const rows = [...document.querySelectorAll("[data-id]")].map((link) => {
  const row = link.closest("li");
  const day = row.closest("[data-day]");
  const campaign = row.closest("[data-campaign]");
  return { link, row, day, campaign, id: link.dataset.id };
});
const byId = new Map(rows.map((entry) => [entry.id, entry]));

// Letters without their accents, so that "uber" finds "über".
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const searched = (entry) => entry.text ??= plain(
  [entry.campaign.dataset.title, entry.day.querySelector("h3").textContent, entry.row.textContent].join(" "));

const fits = (entry, wish) => {
  const { week, month } = entry.day.dataset;
  return (!wish.campaign || entry.campaign.dataset.campaign === wish.campaign) &&
    (!wish.when || week === wish.when || month === wish.when) &&
    (!wish.persona || entry.row.dataset.persona === wish.persona) &&
    (!wish.channel || entry.row.dataset.channels.split(" ").includes(wish.channel)) &&
    wish.find.every((word) => searched(entry).includes(word));
};

const narrow = () => {
  const wish = Object.fromEntries(new FormData(filters));
  wish.find = plain(wish.find).split(/\s+/).filter(Boolean);
  const asked = Boolean(wish.campaign || wish.when || wish.persona || wish.channel || wish.find.length);
  const shown = rows.filter((entry) => !(entry.row.hidden = !fits(entry, wish)));
  const left = new Set(shown.flatMap((entry) => [entry.day, entry.campaign]));
  for (const group of document.querySelectorAll("[data-day], [data-campaign]")) group.hidden = !left.has(group);
  if (asked) for (const campaign of left) if (campaign.dataset.campaign) campaign.firstElementChild.open = true;
  document.getElementById("k-count").textContent =
    asked ? say("count_of", { n: number(shown.length), all: number(rows.length) }) : counted("count", rows.length);
  document.getElementById("k-none").hidden = shown.length > 0;
  document.getElementById("k-reset").hidden = !asked;
};

const startList = () => {
  for (const { link, id } of rows) link.href = `#${id}`;
  filters.hidden = false;
  filters.addEventListener("input", narrow);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(() => { narrow(); filters.elements.find.focus(); }));
  narrow();
};

// The messages before and after one, among those that are shown.
const neighbours = (entry) => {
  const shown = rows.filter(({ row }) => !row.hidden || row === entry.row);
  const at = shown.indexOf(entry);
  return { before: shown[at - 1], after: shown[at + 1] };
};
