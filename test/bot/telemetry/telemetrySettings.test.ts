import assert from 'node:assert/strict';
import { readConfig } from '../../../bot/config.ts';

const settingsOf = (env: Record<string, string>) => readConfig({ SANDBOX: '1', ...env }).telemetry;
const base = { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example' };

describe('where telemetry goes', () => {
  it('is nowhere unless an address is set', () => {
    assert.equal(settingsOf({}), undefined);
    assert.equal(
      settingsOf({ OTEL_SERVICE_NAME: 'x', OTEL_TRACES_SAMPLER: 'always_on' }),
      undefined,
    );
  });

  it('is nowhere where it is switched off', () => {
    assert.equal(settingsOf({ ...base, OTEL_SDK_DISABLED: 'true' }), undefined);
    const none = { OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' };
    assert.equal(settingsOf({ ...base, ...none }), undefined);
  });

  it('is the standard path below the address, or the signal’s own address as it is', () => {
    const { tracesUrl, metricsUrl } =
      settingsOf({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example/otlp/',
        OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'https://other.example/in',
      }) ?? {};
    assert.equal(tracesUrl, 'https://collector.example/otlp/v1/traces');
    assert.equal(metricsUrl, 'https://other.example/in');
  });

  it('takes headers and attributes as the standard writes them', () => {
    const { headers, resource } =
      settingsOf({
        ...base,
        OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%3Db, x = y',
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=prod',
      }) ?? {};
    assert.deepEqual(headers, { 'api-key': 'a=b', x: 'y' });
    assert.deepEqual(resource, { 'deployment.environment.name': 'prod' });
  });

  it('may be unprotected where no key goes along, as to a collector in the same cluster', () => {
    const open = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.monitoring:4318' };
    assert.equal(settingsOf(open)?.metricsUrl, 'http://collector.monitoring:4318/v1/metrics');
  });

  for (const [env, expected] of [
    [
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.monitoring:4318',
        OTEL_EXPORTER_OTLP_HEADERS: 'api-key=secret',
      },
      /^ConfigError: OTEL_EXPORTER_OTLP_HEADERS: expected an https address/,
    ],
    [
      { ...base, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
      /OTEL_EXPORTER_OTLP_PROTOCOL: expected http/,
    ],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
      /OTEL_EXPORTER_OTLP_ENDPOINT: expected an http/,
    ],
    [{ ...base, OTEL_TRACES_SAMPLER: 'jaeger_remote' }, /OTEL_TRACES_SAMPLER: expected one of/],
    [
      { ...base, OTEL_EXPORTER_OTLP_HEADERS: 'secret' },
      /OTEL_EXPORTER_OTLP_HEADERS: expected name=value/,
    ],
    [{ ...base, OTEL_TRACES_SAMPLER_ARG: '2' }, /OTEL_TRACES_SAMPLER_ARG: /],
  ] as const) {
    it(`is refused by name: ${JSON.stringify(env)}`, () => {
      assert.throws(
        () => settingsOf({ ...env }),
        (error) => {
          assert.match(String(error), expected);
          assert.doesNotMatch(String(error), /secret/);
          return true;
        },
      );
    });
  }
});
