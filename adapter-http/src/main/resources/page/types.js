/**
 * What the API answers with, as far as the page uses it. `docs/openapi.yaml` has all of it.
 *
 * @typedef {{outcome: string, at: string, runId: string}} Latest
 * @typedef {{uniqueId: string, key: string[], name: string, resourceType: string, group: string|null, owners: string[], tags: string[],
 *   kinds: string[], latest: Latest|null}} Asset
 * @typedef {{uniqueId: string, name: string, packageName: string|null, text: string|null}} DocBlock
 * @typedef {{name: string, type: string|null, description: string|null, tests: string[], constraints: string[], docBlocks: DocBlock[]}} Column
 * @typedef {Asset & {description: string|null, relation: string|null, materialized: string|null, path: string|null,
 *   rawCode: string|null, compiledCode: string|null, columns: Column[], upstream: string[], downstream: string[],
 *   metadata: Record<string, any>, docBlocks: DocBlock[], codeUrl: string|null, explorerUrl: string|null, warehouse: Warehouse|null,
 *   problems: string[]}} AssetDetail
 * @typedef {{type: string|null, owner: string|null, comment: string|null, rows: number|null, bytes: number|null,
 *   lastModified: string|null, columns: {name: string, type: string|null, comment: string|null}[]}} Relation
 * @typedef {{relation: Relation, at: string, runId: string}} Warehouse
 * @typedef {{name: string, started: string|null, completed: string|null}} Phase
 * @typedef {{count: number, period: string}} Bound
 * @typedef {{warnAfter: Bound|null, errorAfter: Bound|null, filter: string|null}} Criteria
 * @typedef {{id: string, uniqueId: string, resourceType: string, type: string, outcome: string, status: string, at: string,
 *   runId: string, step: number, counts: boolean, whyNot: string|null, message: string|null, seconds: number,
 *   started: string|null, thread: string|null, because: string|null, verdict: string|null, failures: number|null,
 *   relation: string|null, rows: number|null, bytes: number|null, queryId: string|null, invocationId: string|null, phases: Phase[],
 *   batches: {successful: number, failed: number}|null, maxLoadedAt: string|null, ageSeconds: number|null, criteria: Criteria|null,
 *   described: Relation|null}} AssetEvent
 * @typedef {{uniqueId: string, name: string, column: string|null, severity: string, blocking: boolean, history: AssetEvent[]}} Check
 * @typedef {{id: string, label: string, kind: string, group: string|null, count: number, x: number, y: number, width: number,
 *   height: number, latest: Latest|null, outcomes: Record<string, number>, troubledChecks: number, inFlight: boolean}} GraphNode
 * @typedef {{group: string, label: string, count: number, x: number, y: number, width: number, height: number}} GraphFrame
 * @typedef {{from: number, to: number, count: number, route: number[], quiet: boolean}} GraphEdge between nodes, and after them frames
 * @typedef {{manifest: string|null, width: number, height: number, nodes: GraphNode[], frames: GraphFrame[], edges: GraphEdge[], hidden: number,
 *   layingOut: number, why: string|null}} Graph
 * @typedef {{state: string, reason: string|null, until: string|null, at: string|null}} Keeping
 * @typedef {{id: string, status: string, statusMessage: string|null, job: {id: string, name: string|null}|null,
 *   startedBy: {category: string|null, cause: string|null, pullRequest: string|null, branch: string|null, schema: string|null,
 *   target: string|null, steps: string[]}, branch: string|null, commit: string|null, dbtVersion: string|null, created: string,
 *   dequeued: string|null, started: string|null, finished: string|null, retries: string|null, lane: string, keeping: Keeping,
 *   page: string|null}} Run
 * @typedef {{id: string, uniqueId: string, resourceType: string, type: string, status: string, outcome: string,
 *   message: string|null, started: string|null, finished: string, seconds: number, thread: string|null, because: string|null,
 *   asset: string|null, failures: number|null, counts: boolean, whyNot: string|null}} StepNode
 * @typedef {{index: number, name: string, command: string|null, status: string, started: string|null, finished: string|null,
 *   said: string|null, logKept: boolean, nodes: StepNode[]}} Step
 * @typedef {{runs: string[], outcomes: Record<string, number>, wanting: StepNode[]}} Chain
 * @typedef {Run & {manifest: string|null, retriedBy: string|null, chain: Chain|null, steps: Step[], preview: {name: string, outcome: string}[],
 *   losses: {kind: string, example: string, count: number}[]}} RunDetail
 * @typedef {{loop: string, at: string, tookSeconds: number, outcome: string, said: string, until: string|null}} Tick
 * @typedef {{name: string, mode: string, accessUrl: string, accountId: string, projectId: string, projectName: string|null,
 *   environmentId: string, environmentName: string|null, environmentKind: string|null, pollSeconds: number, lastPoll: Tick|null,
 *   lagSeconds: number|null, manifest: {hash: string, commit: string|null, generated: string, dbtVersion: string|null,
 *   nodes: number}|null, glance: Glance, history: {listed: number, read: number, done: boolean}, problems: string[]}} Workspace
 * @typedef {{assets: number, broken: string[], blocked: string[], late: string[], inFlight: string[],
 *   nextDue: {jobId: string, name: string, at: string}[]}} Glance
 * @typedef {{id: string, name: string, description: string|null, type: string|null, steps: string[], cron: string|null,
 *   scheduled: boolean, onPullRequest: boolean, onMerge: boolean, after: {jobId: string, statuses: number[]}|null,
 *   deactivated: boolean, nextRun: string|null, builds: string[], unclear: string[]}} Job
 * @typedef {{workspace: string|null, runId: string|null, asset: string|null}} Hint workspace null: any of them
 */
export {};
