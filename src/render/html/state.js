// State and words: which language, which view (a view is all results under one convention).
const byId = (id) => document.getElementById(id);
const D = JSON.parse(byId("data").textContent);
const RESTS = JSON.parse(byId("rests-on").textContent);
const PACKED = JSON.parse(byId("packed").textContent);
const root = document.documentElement;
let view = 0;
const zh = () => root.lang !== "en";
const t = (pair) => (zh() ? pair[0] : pair[1] || pair[0]);
// A message with its values in the order of its marks.
const word = (key, ...values) => t(D.words[key]).split("#").reduce((text, rest, i) => text + values[i - 1] + rest);
const V = () => D.views[view];
const el = (name, attrs, ...kids) => {
  const e = document.createElement(name);
  for (const [k, v] of Object.entries(attrs || {})) if (v !== null && v !== undefined && v !== false) e.setAttribute(k, v === true ? "" : v);
  e.append(...kids.flat().filter((k) => k !== null && k !== undefined && k !== ""));
  return e;
};
const unpack = async (text) => {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
};

const agencyName = (i) => t([D.agencies[i].zh, D.agencies[i].en]);
const planName = (i) => t(D.plans[i].name);
const taskNo = (i) => word("task_no", D.tasks[i].no);
const taskName = (i) => word("plan_task", planName(D.tasks[i].plan), taskNo(i));
const join = (names) => names.join(word("list"));
const number = (v, digits) => (v === null || v === undefined ? "" : v.toFixed(digits ?? 2).replace(/^-(0(\.0*)?)$/, "$1"));

// Everything that a mark or a cell may name, by the name it goes by.
const index = (items, key) => new Map(items.map((x, i) => [key(x, i), i]).reverse());
const plansById = index(D.plans, (p) => p.id);
const tasksById = index(D.tasks, (k) => k.id);
const themesById = index(D.themes, (h) => h.id);
const agenciesByKey = new Map();
D.agencies.forEach((a, i) => agenciesByKey.set(a.key, [...(agenciesByKey.get(a.key) || []), i]));
const pairsByKey = index(D.pairs, (p) => `${D.tasks[p.a].id}|${D.tasks[p.b].id}`);
const tiesByKey = new Map();
D.ties.forEach((x, i) => {
  const [a, b] = [D.agencies[x.a].key, D.agencies[x.b].key];
  for (const key of [`${a}|${b}`, `${b}|${a}`]) tiesByKey.set(`${x.plan}|${key}`, i);
});
const clustersByKey = index(D.clusters, (c) => `${c.plan}|${c.number}`);
const linksOfTask = D.tasks.map(() => []);
for (const link of D.links) linksOfTask[link[0]].push(link);
const functionName = (key) => (D.functions[key] ? t(D.functions[key]) : key);
const functionNames = (keys) => join((keys || []).map(functionName));
const themeName = (id) => (themesById.has(id) ? t([D.themes[themesById.get(id)].zh, D.themes[themesById.get(id)].en]) : id || "");
