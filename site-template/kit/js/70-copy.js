// A button that copies, and says so.
const copyButton = (text, what, kinds, style = "") => {
  const label = make("span", null, text);
  const button = make("button", { type: "button", class: `button copy ${style}`, "aria-label": `${text}: ${what}`, onclick: async () => {
    let key = "copied";
    try { if (!copyByEvent(kinds)) await copyByPromise(kinds); } catch (refused) { key = "not_copied"; }
    button.dataset.state = key;
    label.textContent = say(key);
    announce(`${say(key)}: ${what}`);
    clearTimeout(button.timer);
    button.timer = setTimeout(() => { label.textContent = text; delete button.dataset.state; }, 4000);
  } }, label);
  return button;
};
