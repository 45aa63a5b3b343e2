// Who the visitor says they are: what is for them comes first. Kept on the device, sent nowhere.
//
// Elements say whom they are for: data-for="slug slug". In a list with data-mine-first those come first; a number there
// is how many of the list are shown.
{
  const top = document.documentElement;
  const choice = document.querySelector("[data-me-choice]");
  const all = (selector) => [...document.querySelectorAll(selector)];
  // The order in which things stood before anything was moved; other scripts may fill a list anew.
  const places = new WeakMap();
  let place = 0;
  const isMine = (item) => item.matches("[data-mine]") || item.querySelector("[data-mine]") !== null;
  const title = () => choice.selectedOptions[0].text;

  const follow = (me) => {
    const held = document.activeElement;
    choice.value = me;
    if (me) top.dataset.persona = me;
    else delete top.dataset.persona;
    all("[data-for]").forEach((item) => {
      item.toggleAttribute("data-mine", me !== "" && item.dataset.for.split(" ").includes(me));
    });
    all("[data-mine-first]").forEach((list) => {
      const items = [...list.children];
      items.forEach((item) => places.has(item) || places.set(item, place++));
      const sorted = items.sort((a, b) => isMine(b) - isMine(a) || places.get(a) - places.get(b));
      list.append(...sorted);
      const most = +list.dataset.mineFirst;
      if (most) sorted.forEach((item, at) => { item.hidden = at >= most; });
    });
    all("[data-mine-start]").forEach((link) => { link.hidden = link.dataset.mineStart !== me; });
    all("[data-me]").forEach((button) => button.setAttribute("aria-pressed", button.dataset.me === me));
    all("[data-me-is]").forEach((words) => { words.textContent = words.dataset.meIs.replace("{who}", title()); });
    // What is moved loses the focus.
    if (held !== document.activeElement) held.focus({ preventScroll: true });
  };

  const choose = (me) => {
    try {
      if (me) localStorage.setItem("persona", me);
      else localStorage.removeItem("persona");
    } catch (refused) {}
    follow(me);
    const said = document.querySelector("[data-me-said]");
    said.textContent = me ? said.dataset.meSaid.replace("{who}", title()) : said.dataset.none;
  };

  if (choice) {
    const known = (me) => [...choice.options].some((option) => option.value === me);
    try {
      const kept = localStorage.getItem("persona");
      if (kept && known(kept)) follow(kept);
    } catch (refused) {}
    choice.addEventListener("change", () => choose(choice.value));
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-me]");
      if (!button) return;
      const isSame = top.dataset.persona === button.dataset.me;
      choose(isSame ? "" : button.dataset.me);
      // The button that forgets goes away with what it stands in.
      const note = button.closest(".me-note");
      if (!button.dataset.me) (note ? note.querySelector("a") : choice).focus({ preventScroll: true });
    });
  }
}
