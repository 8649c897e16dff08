// Tables are complete as they stand; this only lets a reader put them in another order.
document.addEventListener("DOMContentLoaded", () => {
  for (const head of document.querySelectorAll("thead th")) {
    const sort = document.createElement("button");
    sort.type = "button";
    sort.textContent = head.textContent;
    sort.title = "Sort by " + head.textContent;
    sort.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const at = head.cellIndex;
      const number = head.classList.contains("number");
      const value = (row) => {
        const text = row.cells[at].textContent;
        return number ? parseFloat(text.replaceAll(",", "")) || 0 : text;
      };
      const body = head.closest("table").tBodies[0];
      const rows = [...body.rows].sort((a, b) => {
        const x = value(a), y = value(b);
        return (number ? x - y : x.localeCompare(y)) * (up ? 1 : -1);
      });
      body.append(...rows);
    });
    head.replaceChildren(sort);
  }
});
