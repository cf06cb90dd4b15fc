/**
 * Common given names of authors and narrators of books in English. Not needed to read a name, only to prefer
 * "Author - Title" over "Title - Author" where nothing else decides.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `aaron abigail adam adrian agatha aidan al alan albert aldous alec alex alexander alexandra alexandre alfred alice alison allan allen amanda amber amy
  ana andre andrea andrew andrzej andy angela angus anita ann anna anne annie anthony anton antonia april arnold arthur arturo ashley audrey austin
  barbara barry beatrice becky ben benjamin bernard beth betty beverly bill blake bob brad bradley bram brandon brenda brendan brent brett brian bruce bryan
  caleb cameron carl carla carlos carol caroline carolyn carrie carson casey cassandra catherine cathy cecelia charlaine charles charlie charlotte chelsea
  cheryl chloe chris christian christina christine christopher chuck claire clare claudia clive colin colleen conn connie conor cormac cormoran cory courtney craig
  dakota dan daniel danielle daphne daren darren dave david dean deborah dennis denis derek diana diane don donald donna dora doris dorothy doug douglas drew
  duncan dustin dylan edgar edith edward eileen elena eleanor eli elif elizabeth ella ellen emily emma eric erica erik erin ernest esther ethan eva evan evelyn
  felicia felix fiona frances francesca francine francis frank franz fred frederick fredrik fyodor gabriel gail gareth garth gary gavin gene geoff geoffrey
  george gerald gillian glen glenn gordon grace graham grant greg gregory guy hannah harlan harold harper harriet harry heather hector helen henry herman hercule hilary
  holly horatio howard hugh hugo ian imogen ingrid ira irene iris isaac isabel ivan jack jackie jacob jacqueline jake james jamie jan jane janet janice jared jason jay
  jean jeanette jeff jeffery jeffrey jennifer jenny jeremy jess jesse jessica jill jim jo joan joanna joanne joe joel john johnny jon jonathan jordan jorge jose
  joseph josh joshua josie joyce juan judith judy jules julia julian julie juliet julius june justin karen karin kate katherine kathleen kathryn kathy katie kay
  kazuo keith kelly ken kenneth kerry kevin kim kimberly kirsten kris kristen kristin kurt kyle larry laura lauren laurence lawrence leah lee leigh len leo leon
  leonard lesley leslie lewis liam lillian linda linwood lisa liz lois lou louis louise luca lucy luke lydia lynn madeleine madeline malcolm marc marcus margaret
  maria marian marie marilyn mario marion marissa mark markus martha martin marvin mary matt matthew maureen max maya meg megan melissa mercedes meredith mercy
  michael michelle miguel mike miranda mitch mo molly monica morgan nadine nancy naomi naomi natalie nathan ned neal neil nelson nicholas nick nicola nicole nina
  noah noel nora norah norman octavia oliver olivia orson oscar pamela pat patricia patrick paul paula pearl peggy penelope penny pete peter phil philip philippa
  phillip phyllis rachel ralph ramona ray raymond rebecca reese reginald rhys richard rick rob robert roberta robin robyn rod roderick roger roland roman ron
  ronald rosa rosamund rose rosemary ross roy rupert russell ruth ryan sabrina sally sam samantha samuel sandra sara sarah saul scott sean sebastian shannon
  sharon shaun sheila shirley sidney sierra simon simone sinclair sophia sophie stacy stan stanley stefan stella stephanie stephen steve steven stieg stuart sue
  susan susanna suzanne sylvia tad tamara tamsyn tara ted terence teresa terry thea theodore theresa thomas tim timothy tina toby todd tom tomi toni tony tracy
  travis trevor troy umberto upton ursula val valerie vanessa vera veronica victor victoria vince vincent viola violet virginia vladimir wade wallace walter
  wanda warren wayne wendy wesley wil will willa william wilbur wilkie yuval zachary zadie zoe`.split(/\s+/),
)
