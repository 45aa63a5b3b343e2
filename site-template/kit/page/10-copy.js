// Buttons that copy a text, with its HTML where the place it is pasted into can show it, and that print.
const said = document.getElementById("k-said");

for (const button of document.querySelectorAll("button[data-text]")) {
  const label = button.textContent;
  const { text, html } = button.dataset;
  const kinds = html ? { "text/html": html, "text/plain": text } : { "text/plain": text };
  button.hidden = false;
  button.addEventListener("click", async () => {
    let state = "copied";
    try { if (!copyByEvent(kinds)) await copyByPromise(kinds); } catch (refused) { state = "failed"; }
    button.dataset.state = state;
    button.textContent = said.textContent = said.dataset[state];
    setTimeout(() => { button.textContent = label; said.textContent = ""; delete button.dataset.state; }, 4000);
  });
}
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
