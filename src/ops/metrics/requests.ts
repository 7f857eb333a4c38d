import type { Metric, Sample } from './exposition.ts';

// Whoever asks names the method: any other would be a line of its own, without end.
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Sum = { buckets: number[]; seconds: number; count: number };

/** Counts answered requests by method and kind of status, never by address: that would tell who looked at what. */
export function countRequests() {
  const sums = new Map<string, Sum>();
  return {
    note(method: string, status: number, seconds: number): void {
      const key = `${METHODS.has(method) ? method : 'other'} ${Math.floor(status / 100)}xx`;
      const sum = sums.get(key) ?? { buckets: BUCKETS.map(() => 0), seconds: 0, count: 0 };
      for (const [i, most] of BUCKETS.entries()) if (seconds <= most) sum.buckets[i]!++;
      sum.seconds += seconds;
      sum.count++;
      sums.set(key, sum);
    },
    metric: (): Metric => ({
      name: 'postroom_http_request_seconds',
      type: 'histogram',
      help: 'How long requests took, without event streams',
      samples: [...sums].flatMap(([key, sum]) => samplesOf(key, sum)),
    }),
  };
}

export type RequestCounts = ReturnType<typeof countRequests>;

function samplesOf(key: string, { buckets, seconds, count }: Sum): Sample[] {
  const [method = '', status = ''] = key.split(' ');
  const labels = { method, status };
  return [
    ...BUCKETS.map((le, i) => ({ suffix: '_bucket', labels: { ...labels, le: String(le) }, value: buckets[i]! })),
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: seconds },
    { suffix: '_count', labels, value: count },
  ];
}
