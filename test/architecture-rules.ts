/**
 * Who may import whom, and where a foreign thing may live; a trailing star stands for the rest of a package's name. What is
 * there of it stands in the table of CONTRIBUTING.md, too; the rest is for folders and packages that are still to come.
 */
export const rules: Record<string, { folders: string[]; foreign: string[] }> = {
  detect: { folders: [], foreign: ['eld'] },
  knowledge: { folders: ['detect'], foreign: [] },
  checklist: { folders: ['knowledge'], foreign: [] },
  incident: { folders: ['detect'], foreign: ['node:crypto'] },
  probe: { folders: [], foreign: [] },
  view: { folders: ['detect', 'knowledge', 'checklist', 'incident', 'probe', 'locales/en'], foreign: [] },
  ports: { folders: ['detect', 'knowledge', 'checklist', 'incident', 'probe', 'view'], foreign: [] },
  flows: { folders: ['detect', 'knowledge', 'checklist', 'incident', 'probe', 'view', 'ports'], foreign: [] },
  teams: { folders: ['ports', 'flows', 'view'], foreign: ['botbuilder*', 'botframework*', 'jose'] },
  http: {
    folders: ['ports', 'flows', 'incident'],
    foreign: ['restify', 'prom-client', 'node:crypto', 'node:http', 'node:net'],
  },
  cards: { folders: ['ports', 'view', 'cards/*.json'], foreign: ['adaptivecards-templating', 'adaptive-expressions'] },
  i18n: { folders: ['knowledge', 'ports', 'view'], foreign: ['i18next', 'node:fs'] },
  store: { folders: ['ports', 'checklist', 'incident'], foreign: ['node:sqlite', 'node:fs', 'node:path', 'pg'] },
  queue: { folders: ['ports', 'incident'], foreign: ['node:sqlite', 'node:fs', 'node:path', 'pg-boss'] },
  network: { folders: ['ports', 'probe'], foreign: ['node:dns', 'node:net', 'node:tls'] },
};
