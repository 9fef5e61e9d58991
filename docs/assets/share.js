// What needs a script. Nothing is stored; a server is asked only when the reader opens it.
const tools = document.querySelector(".share-tools");
const words = (place) => document.querySelector(place)?.textContent.trim().replace(/\s+/g, " ");
const said = tools.querySelector("[role=status]");

for (const button of tools.querySelectorAll("[data-copy]")) {
  const text = words(button.dataset.copy);
  button.hidden = !navigator.clipboard || !text;
  button.onclick = async () => {
    await navigator.clipboard.writeText(text);
    said.textContent = said.dataset.done;
  };
}

const app = tools.querySelector("[data-app]");
app.hidden = !navigator.share;
app.onclick = () => navigator.share({ text: words(".share-text") }).catch(() => {});

tools.querySelector("form").onsubmit = (event) => {
  event.preventDefault();
  const server = event.target.elements.server.value.trim();
  open(`https://${server}/share?text=${encodeURIComponent(words(".share-text"))}`, "_blank", "noopener,noreferrer");
};
tools.hidden = false;
