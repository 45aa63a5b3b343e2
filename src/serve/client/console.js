// serve's own page: the choice of a persona is the one that the portal's pages keep, and the list follows every change.
{
  const people = document.querySelector(".people");
  const chosen = () => { try { return localStorage.getItem("persona") ?? ""; } catch (refused) { return ""; } };
  const buttons = [...people.querySelectorAll("button")];
  const mark = () => buttons.forEach((button) => button.setAttribute("aria-pressed", button.dataset.me === chosen()));
  people.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    try {
      if (button.dataset.me) localStorage.setItem("persona", button.dataset.me);
      else localStorage.removeItem("persona");
    } catch (refused) {}
    location.href = people.dataset.home;
  });
  addEventListener("pageshow", mark);

  const line = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text });
  let known = -1;
  new EventSource("/__uptake/events").addEventListener("news", async (event) => {
    const { findings } = JSON.parse(event.data);
    if (findings === known) return;
    known = findings;
    const { count = "", list = [] } = await (await fetch("/__uptake/findings")).json();
    document.querySelector("[data-count]").textContent = count;
    document.querySelector("[data-findings]").replaceChildren(...list.map((it) => {
      const item = line("li", it.severity, "");
      item.append(line("p", "says", `${it.severity}: ${it.message}`));
      if (it.file) item.append(line("p", "place", it.line ? `${it.file}, line ${it.line}` : it.file));
      if (it.help) item.append(line("p", "help", it.help));
      return item;
    }));
  });
}
