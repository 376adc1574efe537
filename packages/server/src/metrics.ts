/** Seconds; the upper ends of the histogram's buckets. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface Answered {
  readonly method: string;
  /** As the contract writes it; never what was asked, of which there is no end. */
  readonly route: string;
  readonly status: number;
  /** Null: a stream, whose length tells nothing of the server. */
  readonly seconds: number | null;
}

interface Histogram {
  readonly counts: number[];
  sum: number;
  total: number;
}

/** What is counted of one process, and told in the text format of Prometheus (0.0.4). */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #durations = new Map<string, Histogram>();
  #streams = 0;

  get streams(): number {
    return this.#streams;
  }

  answered({ method, route, status, seconds }: Answered): void {
    const labels = `method="${method}",route="${escaped(route)}"`;
    const key = `${labels},status="${status}"`;
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
    if (seconds !== null) this.#measure(labels, seconds);
  }

  streamBegan(): void {
    this.#streams++;
  }

  streamEnded(): void {
    this.#streams--;
  }

  text(): string {
    return [
      "# HELP detente_requests_total Requests answered.",
      "# TYPE detente_requests_total counter",
      ...[...this.#requests].map(([labels, count]) => `detente_requests_total{${labels}} ${count}`),
      "# HELP detente_request_seconds From the head of a request to the end of its answer, without streams.",
      "# TYPE detente_request_seconds histogram",
      ...[...this.#durations].flatMap(([labels, histogram]) => linesOf(labels, histogram)),
      "# HELP detente_open_streams Live streams that are open now.",
      "# TYPE detente_open_streams gauge",
      `detente_open_streams ${this.#streams}`,
      "",
    ].join("\n");
  }

  #measure(labels: string, seconds: number): void {
    const histogram = this.#durations.get(labels) ?? { counts: BUCKETS.map(() => 0), sum: 0, total: 0 };
    this.#durations.set(labels, histogram);
    const bucket = BUCKETS.findIndex((end) => seconds <= end);
    if (bucket >= 0) histogram.counts[bucket] = (histogram.counts[bucket] ?? 0) + 1;
    histogram.sum += seconds;
    histogram.total++;
  }
}

function linesOf(labels: string, { counts, sum, total }: Histogram): readonly string[] {
  let sofar = 0;
  const buckets = BUCKETS.map((end, k) => {
    sofar += counts[k] ?? 0;
    return `detente_request_seconds_bucket{${labels},le="${end}"} ${sofar}`;
  });
  return [
    ...buckets,
    `detente_request_seconds_bucket{${labels},le="+Inf"} ${total}`,
    `detente_request_seconds_sum{${labels}} ${sum}`,
    `detente_request_seconds_count{${labels}} ${total}`,
  ];
}

const escaped = (label: string): string => label.replaceAll(/[\\"\n]/g, (sign) => (sign === "\n" ? "\\n" : `\\${sign}`));
