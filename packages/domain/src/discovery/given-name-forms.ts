/** Forms of one given name, as English speakers shorten it or as languages write it. Each line is one name. */
const lines = [
  'alexander alex alec sasha aleksandr alexandre',
  'alexandra alex sandra',
  'andrew andy drew',
  'anthony tony',
  'benjamin ben benny',
  'catherine cathy kate katie kathy',
  'katherine kate katie kathy kathryn',
  'charles charlie chuck',
  'christopher chris kit',
  'christina chris tina',
  'daniel dan danny',
  'david dave davy',
  'deborah debbie deb',
  'donald don',
  'edward ed eddie ted ned',
  'elizabeth liz beth betty eliza lizzie',
  'frederick fred freddie',
  'fyodor feodor fedor',
  'gerald gerry jerry',
  'gregory greg',
  'henry hank harry',
  'jacob jake',
  'james jim jimmy jamie',
  'jeffrey jeff geoffrey geoff',
  'jennifer jen jenny',
  'jessica jess',
  'john jack johnny jon',
  'jonathan jon',
  'joseph joe joey josef',
  'joshua josh',
  'kenneth ken',
  'kimberly kim',
  'lawrence larry laurence',
  'leo lev leon',
  'leonard len leo',
  'margaret maggie meg peggy',
  'matthew matt',
  'michael mike mick mikhail',
  'nicholas nick nicolas nikolai',
  'patricia pat patty',
  'patrick pat',
  'peter pete',
  'philip phil phillip',
  'rebecca becky',
  'richard rick dick rich ricky',
  'robert bob rob bobby robbie',
  'ronald ron',
  'samuel sam',
  'samantha sam',
  'stephen steve steven',
  'steven steve',
  'susan sue',
  'suzanne sue',
  'terence terry',
  'theodore ted theo',
  'thomas tom tommy',
  'timothy tim',
  'victoria vicky',
  'vincent vince',
  'walter walt',
  'william bill will billy',
  'zachary zach zack',
  'douglas doug',
  'raymond ray',
  'nathaniel nate nathan',
  'jules julius',
  'ivan john',
]

const groups = new Map<string, number[]>()
for (const [group, line] of lines.entries()) {
  for (const name of line.split(' ')) groups.set(name, [...(groups.get(name) ?? []), group])
}

/** Whether two folded given names are forms of one: "tom" and "thomas", "leo" and "lev". */
export function isSameGivenName(a: string, b: string): boolean {
  const first = groups.get(a)
  if (first === undefined) return false
  const second = groups.get(b)
  return second !== undefined && first.some((group) => second.includes(group))
}
