// Finds names in a long directory as one types; without a script all of them stand there.
"use strict";
(() => {
  const form = document.getElementById("find"), found = document.getElementById("found");
  const entries = [...document.querySelectorAll(".directory li")].map((li) => [li, li.textContent.toLowerCase()]);
  form.hidden = entries.length < 12;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [li, text] of entries) {
      li.hidden = !words.every((word) => text.includes(word));
      shown += !li.hidden;
    }
    found.textContent = words.length ? `${shown} of ${entries.length}` : "";
  });
})();
