import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressGroup } from '../../src/endpoint/rate-limits/address-group.ts'
import { clientAddress } from '../../src/endpoint/rate-limits/client-address.ts'

describe('addressGroup', () => {
  const same: [string, string][] = [
    ['192.0.2.1', '192.0.2.1'],
    [' 192.0.2.1 ', '192.0.2.1'],
    ['192.0.2.1:5678', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:443', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ]
  for (const [text, group] of same) {
    it(`${text} counts as ${group}`, () => assert.equal(addressGroup(text), group))
  }
  const junk = [
    '',
    'unknown',
    '_hidden',
    '256.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '0x7f.0.0.1',
    '2130706433',
    '1.2.3.4:99999999',
    ':::',
    '2001:db8::1::2',
    '1:2:3:4:5:6:7:8:9',
    '::1]/@evil.example/[',
    '::1#',
    '::1?',
    'example.com',
    'example.com:80',
    '<script>',
    '\0',
    '2001:db8::g',
    'x'.repeat(4000),
  ]
  for (const text of junk) {
    it(`${JSON.stringify(text.slice(0, 30))} counts as nothing`, () =>
      assert.equal(addressGroup(text), null))
  }
})

describe('clientAddress', () => {
  const of = (hops: number, forwarded: string | null, peer?: string) =>
    clientAddress(
      new Request(
        'http://x/',
        forwarded === null ? {} : { headers: { 'X-Forwarded-For': forwarded } },
      ),
      { address: peer },
      hops,
    )

  it('is the peer, whatever the header says, where no proxy is ours', () => {
    assert.equal(of(0, '192.0.2.9', '192.0.2.1'), '192.0.2.1')
    assert.equal(of(0, '192.0.2.9'), null)
  })
  it('is the entry that the outermost of our proxies added', () => {
    assert.equal(of(1, '192.0.2.66, 192.0.2.9', '10.0.0.1'), '192.0.2.9')
    assert.equal(of(2, '192.0.2.66, 192.0.2.9, 10.0.0.2', '10.0.0.1'), '192.0.2.9')
    assert.equal(of(1, '192.0.2.9', undefined), '192.0.2.9')
  })
  it('is the peer where the header is absent, too short, too long or junk', () => {
    assert.equal(of(1, null, '10.0.0.1'), '10.0.0.1')
    assert.equal(of(2, '192.0.2.9', '10.0.0.1'), '10.0.0.1')
    assert.equal(of(1, 'nonsense', '10.0.0.1'), '10.0.0.1')
    assert.equal(of(1, ',,,', '10.0.0.1'), '10.0.0.1')
    assert.equal(of(1, `${'192.0.2.9,'.repeat(1000)}192.0.2.9`, '10.0.0.1'), '10.0.0.1')
  })
  it('is one for all where not even the peer has one', () => {
    assert.equal(of(1, 'nonsense'), 'unknown')
    assert.equal(of(1, null), 'unknown')
  })
})
