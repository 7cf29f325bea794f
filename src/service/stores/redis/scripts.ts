import { idleAfter, maxPaths, onlineWithin } from '../../bounds.ts';

type DefineScript = typeof import('redis').defineScript;

/*
 * Each write is one script, and so done as a whole or not at all. Numbers that may grow are never made in Lua, whose
 * numbers turn into text with 14 digits: they are added up by the server, or written out by string.format.
 */

/**
 * Counts a view, or only looks. KEYS: days, site, paths, seen, salt, hashed. ARGV: what ('view', 'robot' or 'look'),
 * now, milliseconds left of the day, today, '1' with a path, the path, the visitor or '', the fields of days asked for.
 */
const VISIT = `
local days, site, paths, seen, salt, hashed = unpack(KEYS)
local what, at, left, today, has_path, path, visitor = unpack(ARGV, 1, 7)
if what == 'robot' then
  redis.call('HINCRBY', days, today .. ':robots', 1)
elseif what == 'view' then
  redis.call('HINCRBY', days, today .. ':views', 1)
  if has_path == '1' and
    (redis.call('HEXISTS', paths, path) == 1 or redis.call('HLEN', paths) < ${maxPaths}) then
    redis.call('HINCRBY', paths, path, 1)
  end
  if visitor ~= '' then
    local last = redis.call('ZSCORE', seen, visitor)
    if not last or at - last >= ${idleAfter} then
      redis.call('HINCRBY', days, today .. ':visits', 1)
      redis.call('HINCRBY', site, 'counted', 1)
    end
    redis.call('ZADD', seen, at, visitor)
    if not last and redis.call('ZCARD', seen) == 1 then
      redis.call('SADD', hashed, today)
      redis.call('PEXPIRE', seen, left)
      redis.call('PEXPIRE', salt, left)
    end
  end
end
local views = ''
if has_path == '1' then
  views = redis.call('HGET', paths, path) or (redis.call('HLEN', paths) < ${maxPaths} and '0') or ''
end
local function around(by)
  return string.format('%.0f', at + by)
end
local totals = redis.call('HMGET', site, 'counted', 'base')
local reply = {
  totals[1], totals[2],
  redis.call('ZCOUNT', seen, around(-${onlineWithin}), around(${onlineWithin})),
  views,
}
for _, count in ipairs(redis.call('HMGET', days, unpack(ARGV, 8))) do reply[#reply + 1] = count end
return reply`;

/** Makes the salt of a day. KEYS: salt, hashed. ARGV: the day, a new salt, milliseconds it may live. */
const SALT = `
if redis.call('SET', KEYS[1], ARGV[2], 'NX', 'PX', ARGV[3]) then
  redis.call('SADD', KEYS[2], ARGV[1])
end
return redis.call('GET', KEYS[1])`;

/**
 * Votes, or takes a vote back. KEYS: votes, tally, items. ARGV: item, voter, half stars or '' for none, day. A vote is
 * kept as its half stars and its day.
 */
const VOTE = `
local votes, tally, items = unpack(KEYS)
local item, voter, halves, day = unpack(ARGV)
local before = redis.call('HGET', votes, voter)
if before then
  local was = string.match(before, '^%d+')
  if redis.call('HINCRBY', tally, was, -1) == 0 then redis.call('HDEL', tally, was) end
  redis.call('HDEL', votes, voter)
end
if halves ~= '' then
  redis.call('HSET', votes, voter, halves .. ' ' .. day)
  redis.call('HINCRBY', tally, halves, 1)
  redis.call('ZADD', items, 0, item)
elseif redis.call('EXISTS', votes) == 0 then
  redis.call('ZREM', items, item)
end
return redis.call('HGETALL', tally)`;

/** Sets days. KEYS: days, site. ARGV: date, visits, views, robots, and so on. */
const SET_DAYS = `
local days, site = unpack(KEYS)
for i = 1, #ARGV, 4 do
  local date = ARGV[i]
  local before = redis.call('HGET', days, date .. ':visits') or 0
  redis.call('HSET', days, date .. ':visits', ARGV[i + 1], date .. ':views', ARGV[i + 2], date .. ':robots', ARGV[i + 3])
  redis.call('HINCRBY', site, 'counted', string.format('%.0f', ARGV[i + 1] - before))
end
redis.call('HSETNX', site, 'counted', 0)`;

/** Sets paths. KEYS: paths, site. ARGV: path, views, and so on. */
const SET_PATHS = `
redis.call('HSETNX', KEYS[2], 'counted', 0)
for i = 1, #ARGV, 2 do
  if ARGV[i + 1] == '0' then redis.call('HDEL', KEYS[1], ARGV[i])
  else redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
end`;

/** Sets what the total is now. KEYS: site. ARGV: the total. */
const SET_TOTAL = `
redis.call('HSETNX', KEYS[1], 'counted', 0)
redis.call('HSET', KEYS[1], 'base', string.format('%.0f', ARGV[1] - redis.call('HGET', KEYS[1], 'counted')))`;

/** What looking at visits answers: total counted, what it is added to, online, views or '', and the fields of days. */
export type VisitReply = (string | number | null)[];

/** The scripts, as node-redis takes them: each is a method `(keys, values)` of the client. */
export function scripts(defineScript: DefineScript) {
  const script = <Reply>(SCRIPT: string, keys: number) =>
    defineScript({
      SCRIPT,
      NUMBER_OF_KEYS: keys,
      parseCommand(parser, names: readonly string[], values: readonly string[]) {
        for (const name of names) parser.pushKey(name);
        for (const value of values) parser.push(value);
      },
      transformReply: undefined as unknown as () => Reply,
    });
  return {
    visit: script<VisitReply>(VISIT, 6),
    makeSalt: script<string>(SALT, 2),
    changeVote: script<string[]>(VOTE, 3),
    setDays: script<null>(SET_DAYS, 2),
    setPaths: script<null>(SET_PATHS, 2),
    setTotal: script<null>(SET_TOTAL, 1),
  };
}
