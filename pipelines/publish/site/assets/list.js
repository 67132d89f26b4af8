// A list of facts that sorts, filters and searches as one types; every text goes into the page as text, never as markup.
"use strict";
(() => {
  const root = document.getElementById("list");
  const rows = window.oreledgerRows; // [page, counted US$, ...columns]
  const heads = [...root.querySelectorAll("thead th")];
  const columns = heads.map((th, i) => ({ name: th.textContent.trim(), kind: th.dataset.kind, at: i + 2, th }));
  const at = Object.fromEntries(columns.map((c) => [c.name, c.at]));
  const body = root.querySelector("tbody"), form = root.querySelector("form"), more = document.getElementById("more");
  const count = document.getElementById("count"), bars = document.getElementById("bars");
  const filters = root.dataset.filters.split("|");
  let folded = null; // what is searched in, made at the first search
  const PAGE = 100, LISTED = new Set(["Commodities", "Countries", "Issues"]);
  const numeric = new Set(["usd", "tonnes", "number"]);
  // Printed amounts are text in many currencies: they sort by their dollars.
  const keyOf = (c) => c.kind === "amount" ? columns.find((other) => other.kind === "usd") : c;
  let sort = { column: columns[0], down: true }, shown = [], visible = PAGE;

  const parts = (row, name) => {
    const value = row[at[name]];
    if (value === null || value === "") return [];
    return LISTED.has(name) ? value.split(", ") : [value];
  };
  const group = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
  const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
  const cell = (value, kind) => value === null ? "" : kind === "usd" ? short.format(value).replace("K", "k")
    : kind === "tonnes" ? group.format(value) : String(value);
  const make = (tag, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };

  for (const name of filters) {
    const counts = new Map();
    for (const row of rows) for (const value of parts(row, name)) counts.set(value, (counts.get(value) || 0) + 1);
    const select = form.elements[name];
    for (const [value, n] of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
      select.append(make("option", { value, textContent: `${value} (${n})` }));
  }

  const choose = () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length) folded ??= rows.map((row) => row.slice(2).filter((v) => v !== null).join(" \u0001 ").toLowerCase());
    const wanted = filters.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
    const found = [];
    for (let i = 0; i < rows.length; i++)
      if (words.every((word) => folded[i].includes(word)) && wanted.every(([name, value]) => parts(rows[i], name).includes(value)))
        found.push(rows[i]);
    const sign = sort.down ? -1 : 1, key = keyOf(sort.column), number = numeric.has(key.kind);
    const collator = new Intl.Collator("en", { numeric: true });
    found.sort((a, b) => {
      const x = a[key.at], y = b[key.at];
      if (x === y) return 0;
      if (x === null || x === "") return 1; // what is not known stands last, whichever way
      if (y === null || y === "") return -1;
      if (key.kind === "date") return x < y ? -sign : sign; // ISO 8601: the order of the text is that of time
      return sign * (number ? x - y : collator.compare(x, y));
    });
    shown = found;
    visible = PAGE;
    draw();
    chart();
  };

  const draw = () => {
    body.replaceChildren(...shown.slice(0, visible).map((row) => make("tr", {}, ...columns.map((c) => {
      const td = make("td");
      td.dataset.name = c.name;
      if (numeric.has(c.kind) || c.kind === "amount") td.className = "n";
      if (c.kind === "main") td.append(make("a", { href: row[0], className: "main", textContent: cell(row[c.at], c.kind) }));
      else td.textContent = cell(row[c.at], c.kind);
      return td;
    }))));
    count.textContent = shown.length === rows.length ? `${group.format(rows.length)} rows`
      : `${group.format(shown.length)} of ${group.format(rows.length)} rows`;
    more.hidden = visible >= shown.length;
  };

  const bar = (title, name, value, format) => {
    const sums = new Map();
    for (const row of shown) for (const part of parts(row, name)) sums.set(part, (sums.get(part) || 0) + value(row));
    const top = [...sums].filter(([, sum]) => sum > 0).sort((a, b) => b[1] - a[1]).slice(0, 7);
    if (top.length < 2) return null;
    return make("figure", {}, make("figcaption", { textContent: title }), ...top.map(([label, sum]) => {
      const line = make("i");
      line.style.width = `${Math.max(1, 100 * sum / top[0][1])}%`;
      return make("div", { className: "bar" }, make("b", { textContent: label, title: label }), make("div", {}, line),
        make("span", { textContent: format(sum) }));
    }));
  };
  const dollars = (sum) => `US$ ${short.format(sum)}`;
  const rowsOf = (n) => group.format(n);
  const chart = () => {
    const counted = (row) => row[1] || 0, usd = (row) => row[at["US$"]] || 0;
    const charts = {
      deal: () => [bar("Counted value by commodity", "Commodities", counted, dollars), bar("Deals by type", "Type", () => 1, rowsOf)],
      funding: () => [bar("Counted amount by funder", "Funder", counted, dollars), bar("All amounts by stage", "Stage", usd, dollars)],
      estimate: () => [bar("Estimates by commodity", "Commodities", () => 1, rowsOf), bar("Estimates by reporting code", "Code", () => 1, rowsOf)],
    };
    bars.replaceChildren(...charts[root.dataset.kind]().filter(Boolean));
  };

  for (const c of columns)
    c.th.querySelector("button").addEventListener("click", () => {
      sort = { column: c, down: sort.column === c ? !sort.down : numeric.has(keyOf(c).kind) || c.kind === "date" };
      for (const other of columns) other.th.removeAttribute("aria-sort");
      c.th.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      choose();
    });
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(choose));
  more.addEventListener("click", () => { visible += 5 * PAGE; draw(); });
  document.getElementById("download").addEventListener("click", () => {
    // A text that a spreadsheet would run as a formula begins with an apostrophe.
    const safe = (v) => typeof v === "string" && /^[=+\-@\t\r]/.test(v) ? `'${v}` : v;
    const quoted = (v) => v === null ? "" : `"${String(safe(v)).replaceAll('"', '""')}"`;
    const lines = [columns.map((c) => quoted(c.name)), ...shown.map((row) => columns.map((c) => quoted(row[c.at])))];
    const file = new Blob(["\ufeff", lines.map((line) => line.join(",")).join("\r\n")], { type: "text/csv" });
    const link = make("a", { href: URL.createObjectURL(file), download: `oreledger-${root.dataset.kind}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  choose();
})();
