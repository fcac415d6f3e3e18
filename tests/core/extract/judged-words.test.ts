import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

/** A sentence in which somebody judges what another said, and whose its words are. */
type Row = readonly [text: string, ...said: string[]]

const readsAs = (text: string, ...said: readonly string[]) => {
  expect(attributions(extractText(text))).toEqual(said)
}

describe("words that somebody is blamed or praised for are theirs, never the critic's", () => {
  test.each<Row>([
    ['Anna Holt criticised Tom Reed for calling the pier "a jewel".', 'Tom Reed: the pier "a jewel"'],
    ['Anna Holt mocked Tom Reed for saying the pier was "a jewel".', 'Tom Reed: the pier was "a jewel"'],
    ['Anna Holt accused Tom Reed of saying the pier was "a jewel".', 'Tom Reed: the pier was "a jewel"'],
    ['Anna Holt sacked Tom Reed for saying the pier was "a jewel".', 'Tom Reed: the pier was "a jewel"'],
    ['Anna Holt thanked Tom Reed for calling the pier "a jewel".', 'Tom Reed: the pier "a jewel"'],
    ['Anna Holt ridiculed Tom Reed for having called the pier "a jewel".', 'Tom Reed: the pier "a jewel"'],
    ['Anna Holt blamed a newspaper for reporting that it was "rotten".', 'a newspaper: that it was "rotten"'],
    ['Anna Holt took Tom Reed to task for calling the pier "a jewel".', 'Tom Reed: the pier "a jewel"'],
    ['Anna Holt lashed out at Tom Reed for calling the pier "a jewel".', 'Tom Reed: the pier "a jewel"'],
    ['Anna Holt poked fun at Tom Reed for saying the pier was "a jewel".', 'Tom Reed: the pier was "a jewel"'],
    ['Anna Holt was angry with Tom Reed for calling the pier "a jewel".', 'Tom Reed: the pier "a jewel"'],
    ['Anna Holt slammed Tom Reed as rude for saying the pier was "rotten".', 'Tom Reed: the pier was "rotten"'],
    ['Anna Holt complained about Tom Reed calling the pier "a jewel".', 'Tom Reed: the pier "a jewel"'],
    ['Tom Reed criticised her for calling the pier "a jewel".', 'nobody: the pier "a jewel"'],
    ['Anna Holt condemned Tom Reed, who called the pier "a jewel".', 'Tom Reed: the pier "a jewel"'],
    ['Anna Holt slammed a newspaper that called her "a coward".', 'a newspaper: her "a coward"'],
    ['Anna Holt disputed a report that called the pier "a jewel".', 'a report: the pier "a jewel"'],
    ['Anna Holt was criticised by Tom Reed for calling the pier "a jewel".', 'Anna Holt: the pier "a jewel"'],
    ['Anna Holt apologised to Tom Reed for calling the pier "a jewel".', 'Anna Holt: the pier "a jewel"'],
    ['Anna Holt quoted Tom Reed as calling the pier "a jewel".', 'Tom Reed: the pier "a jewel"'],
  ])("%s", readsAs)
})

describe("a claim that somebody rejects or welcomes is its owner's, or nobody's", () => {
  test.each<Row>([
    [`Anna Holt rejected Tom Reed's claim that the pier was "a jewel".`, 'Tom Reed: that the pier was "a jewel"'],
    [`Anna Holt denied Tom Reed's claim that the pier was "a jewel".`, 'Tom Reed: that the pier was "a jewel"'],
    [`Anna Holt dismissed Tom Reed's claim that the pier was "a jewel".`, 'Tom Reed: that the pier was "a jewel"'],
    [`Anna Holt scoffed at Tom Reed's claim that the pier was "a jewel".`, 'Tom Reed: that the pier was "a jewel"'],
    [`Anna Holt repeated Tom Reed's claim that the pier was "rotten".`, 'Tom Reed: that the pier was "rotten"'],
    [`Anna Holt responded to Tom Reed's comment that it was "a jewel".`, 'Tom Reed: that it was "a jewel"'],
    [`Anna Holt welcomed Tom Reed's promise to "never again" sail.`, 'Tom Reed: to "never again" sail'],
    [`Anna Holt echoed Tom Reed's call for "a new pier".`, "Tom Reed: “a new pier”"],
    [`Anna Holt rejected the mayor's description of the pier as "rotten".`, 'mayor: the pier as "rotten"'],
    ['Anna Holt mocked claims by Tom Reed that it was "rotten".', 'Tom Reed: that it was "rotten"'],
    ['Anna Holt rejected a call by Tom Reed for "a new pier".', "Tom Reed: “a new pier”"],
    ['Anna Holt denied claims that the pier was "rotten".', 'nobody: that the pier was "rotten"'],
    ['Anna Holt dismissed a report that the pier was "rotten".', 'nobody: that the pier was "rotten"'],
    ['Anna Holt mocked the suggestion that the pier was "rotten".', 'nobody: that the pier was "rotten"'],
    ['Tom Reed rejected his claim that the pier was "rotten".', 'nobody: that the pier was "rotten"'],
    ['Tom Reed defended his claim that the pier was "rotten".', 'Tom Reed: that the pier was "rotten"'],
  ])("%s", readsAs)
})

describe("what is remembered was said by whoever said it", () => {
  test.each<Row>([
    ['Anna Holt recalled how Tom Reed told her "we wait".', "Tom Reed: “we wait”"],
    ['Anna Holt remembers Tom Reed saying the pier was "rotten".', 'Tom Reed: the pier was "rotten"'],
    ['Anna Holt told how Tom Reed had said "we wait".', "Tom Reed: “we wait”"],
    ['Anna Holt recalled that Tom Reed had told her "we wait".', "Tom Reed: “we wait”"],
    ['Anna Holt recalled the day Tom Reed told her: "We wait."', "Tom Reed: “We wait.”"],
    ['Anna Holt recounted how Tom Reed had called her "a coward".', 'Tom Reed: her "a coward"'],
  ])("%s", readsAs)
})

describe("what somebody is said to have said and disputes is nobody's", () => {
  test.each<Row>([
    ['Anna Holt denied calling the pier "a jewel".', 'nobody: the pier "a jewel"'],
    ['Anna Holt denied that she had called the pier "a jewel".', 'nobody: the pier "a jewel"'],
    ['Anna Holt denies she ever said the pier was "a jewel".', 'nobody: the pier was "a jewel"'],
    ['Anna Holt is accused of calling the pier "a jewel".', 'nobody: the pier "a jewel"'],
    ['Anna Holt doubts that Tom Reed said "we wait".', "nobody: “we wait”"],
    ['Anna Holt contradicted Tom Reed, who had said it was "rotten".', 'Tom Reed: it was "rotten"'],
  ])("%s", readsAs)
})

describe("a judgement's own words stay the judge's", () => {
  test.each<Row>([
    ['Anna Holt criticised the plan as "mad".', 'Anna Holt: the plan as "mad"'],
    [`Anna Holt called Tom Reed's claim "absurd".`, `Anna Holt: Tom Reed's claim "absurd"`],
    [`Anna Holt dismissed Tom Reed's claim as "absurd".`, `Anna Holt: Tom Reed's claim as "absurd"`],
    ['Anna Holt denied that the pier was "a jewel".', 'Anna Holt denies: that the pier was "a jewel"'],
    [
      `Anna Holt dismissed Tom Reed's claim that the pier was safe as "absurd".`,
      `Anna Holt: Tom Reed's claim that the pier was safe as "absurd"`,
    ],
    [
      `Anna Holt dismissed Tom Reed's claim that the pier was "rotten" as "nonsense".`,
      'Tom Reed: that the pier was "rotten"',
      'Anna Holt: as "nonsense"',
    ],
    [
      `Anna Holt called Tom Reed's claim of a "rotten pier" "absurd".`,
      'Tom Reed: a "rotten pier"',
      "Anna Holt: “absurd”",
    ],
    ['Anna Holt defended the idea that the pier was "a jewel".', 'Anna Holt: the idea that the pier was "a jewel"'],
    [`Anna Holt praised Tom Reed's "great courage".`, `Anna Holt: Tom Reed's "great courage"`],
  ])("%s", readsAs)
})
