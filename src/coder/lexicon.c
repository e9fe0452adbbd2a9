#include "coder/lexicon.h"

#include <assert.h>
#include <string.h>

static const struct {
	enum word_class word_class;
	const char *words;
} lists[] = {
	{ CLASS_I, "i i'm i've i'd i'll me my mine myself we we're we've we'd we'll us our" },
	{ CLASS_YOU, "you you're you've you'd you'll your yours yourself ya" },
	{ CLASS_WH, "what what's how how's why when where who which whose" },
	{ CLASS_NOT, "not no never don't doesn't didn't won't can't couldn't wouldn't isn't aren't "
		     "wasn't weren't haven't hasn't hadn't shouldn't ain't nothing nobody none "
		     "neither nor without cannot nope nah" },
	{ CLASS_HELPER, "do does did is are was were have has had would could can will should may "
			"might am be been being" },
	{ CLASS_FUNCTION, "a an the and or but so if then than that that's this these those it it's "
			  "its he he's she she's they they're them his her him their there "
			  "there's here of to in on at for from by with about into out up down "
			  "off over as like just also even still only own other another some "
			  "any all each both such too as because 'cause since while though "
			  "although until before after between through during again back" },
	{ CLASS_HABIT, "smoke smoking smoked smoker smokes cigarette cigarettes cigs tobacco "
		       "nicotine vape vaping drink drinking drank drinks drunk alcohol beer beers "
		       "wine vodka liquor booze bar pub party parties weed pot marijuana cannabis "
		       "joint joints high stoned drug drugs cocaine coke heroin meth pills use "
		       "using used gamble gambling bet betting bets casino sugar soda candy junk "
		       "fries chips snack snacks sweets pizza fat couch lying sitting resting rest "
		       "bed opioids opioid tablets painkillers stealing fighting fight yelling hit" },
	{ CLASS_HEALTHY, "exercise exercising walk walking walks run running gym swim swimming bike "
			 "cycling yoga stretch stretches stretching diet healthy healthier "
			 "vegetables veggies fruit fruits salad water brush brushing floss flossing "
			 "vaccine shot medication medications medicine meds insulin inhaler monitor "
			 "active activity activities movement move moving therapy therapist "
			 "counseling counselling group meetings program treatment physio "
			 "physiotherapy sleep routine goal goals plan steps step sober pacing "
			 "mindfulness breathing lessons study studying" },
	{ CLASS_LESS, "stop stopped stopping quit quitting cut cutting reduce reducing less lower "
		      "fewer change changes changed changing different differently lose losing "
		      "limit avoid better improve improving start starting started begin without" },
	{ CLASS_DESIRE, "want wants wanted wanna wish wishes hope hoping hopefully like love loved "
			"enjoy enjoyed prefer interested willing ready rather miss care matters "
			"important dream" },
	{ CLASS_ABLE, "can could able possible possibly capable manage managed confident "
		      "confidence easy easier doable realistic" },
	{ CLASS_NEED, "need needs needed must should gotta have got ought necessary supposed "
		      "required" },
	{ CLASS_COMMIT, "will i'll gonna going promise commit committed commitment plan planning "
			"definitely sure decided determined intend tomorrow tonight we'll let's" },
	{ CLASS_TRIED, "try tried trying tries attempt attempted keep kept working worked doing did "
		       "been stayed managed" },
	{ CLASS_HARD, "hard harder difficult tough struggle struggling struggled problem problems "
		      "impossible challenge challenging stuck tricky overwhelming overwhelmed "
		      "barrier worse worst stress stressful stressed tired exhausted busy" },
	{ CLASS_DOUBT, "maybe perhaps probably guess suppose unsure whatever dunno kinda sorta "
		       "somewhat depends wonder wondering doubt know might" },
	{ CLASS_GOOD, "good great nice fine happy glad proud excellent wonderful awesome fantastic "
		      "fun relax relaxed relaxing relaxes calm comfortable enjoyable cool amazing "
		      "perfect positive strong strength strengths success successful courage "
		      "impressive appreciate safe calms" },
	{ CLASS_BAD, "bad sad angry mad upset afraid scared scary worried worry worries worrying "
		     "anxious anxiety depressed depression lonely alone guilty ashamed frustrated "
		     "frustrating annoyed annoying hurt hurts hate hated sick awful terrible "
		     "embarrassed nervous fear boring bored crazy stupid weird painful horrible "
		     "concern concerned concerns" },
	{ CLASS_FAMILY, "mom mum mother dad father parents parent wife husband son sons daughter "
			"daughters kids kid children child family families brother sister friend "
			"friends girlfriend boyfriend partner baby boys girls people mates buddies" },
	{ CLASS_BODY, "health heart lung lungs cancer blood pressure diabetes stroke liver teeth "
		      "weight body pain back knee headache headaches stomach skin breath cough "
		      "asthma disease symptoms spine nerve disc doctor's hospital surgery" },
	{ CLASS_WORK, "job jobs work working school class classes college grades boss office "
		      "career teacher homework interview court probation officer police jail" },
	{ CLASS_MONEY, "money pay paying cost costs expensive afford bills dollars bucks cash" },
	{ CLASS_TIME, "day days week weeks month months year years today tonight morning night "
		      "weekend weekends evening hour hours minutes now later soon time times once "
		      "twice always usually sometimes often every everyday" },
	{ CLASS_VERY, "really very so pretty extremely totally absolutely quite completely lot "
		      "lots much many too super" },
	{ CLASS_THINK, "think thinking thought feel feeling feels felt believe understand "
		       "understanding see notice noticed realize realized realise consider "
		       "considered imagine remember figure" },
	{ CLASS_SAY, "say says said saying tell telling told talk talking talked mention mentioned "
		     "mentioning describe explain hear heard hearing share sharing listen" },
	{ CLASS_HELP, "help helps helped helping helpful support supportive supporting useful "
		      "useful" },
	{ CLASS_EXPERT, "doctor doctors nurse research studies study evidence information recommend "
			"recommended recommendation recommendations suggest suggested suggestion "
			"advise advice guidelines risk risks increase increases increased average "
			"percent cause causes effects effective effect shown shows prescription "
			"prescribe patch gum experts standard level levels results test tests "
			"called provide offer available number website brochure appointment" },
	{ CLASS_YES, "yes yeah yep yup okay ok sure right exactly true correct absolutely mm-hmm "
		     "mhm alright uh-huh" },
	{ CLASS_FILLER, "um uh oh well er hmm mm ah huh hm" },
	{ CLASS_CHOICE, "option options choice choices choose choosing decide decision decisions "
			"either or alternatives up" },
	{ CLASS_MORE, "more another else again extra further besides" },
	{ CLASS_THANKS, "thanks thank welcome hello hi hey bye goodbye meet morning afternoon sorry "
			"please" },
	{ CLASS_SEEM, "sounds sound seems seem looks appears hearing means mean saying it'd" },
};

uint32_t lexicon_hash(const char *word, size_t len)
{
	uint32_t hash = 2166136261U;
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)word[i]) * 16777619U;
	return hash ? hash : 1;
}

static size_t slot_of(const struct lexicon *lexicon, uint32_t hash)
{
	size_t slot = hash % LEXICON_SLOTS;
	assert(hash && lexicon->count < LEXICON_SLOTS); /* an empty slot ends the search */
	while (lexicon->slots[slot].hash && lexicon->slots[slot].hash != hash)
		slot = (slot + 1) % LEXICON_SLOTS;
	return slot;
}

/* A word of two lists is of the first. */
static void add_word(struct lexicon *lexicon, const char *word, size_t len, enum word_class which)
{
	assert(len > 0 && which > CLASS_NONE && which < CLASSES);
	uint32_t hash = lexicon_hash(word, len);
	size_t slot = slot_of(lexicon, hash);
	if (lexicon->slots[slot].hash)
		return;
	assert(lexicon->count < LEXICON_SLOTS / 2);
	lexicon->slots[slot].hash = hash;
	lexicon->slots[slot].word_class = (uint8_t)which;
	lexicon->count++;
}

void lexicon_init(struct lexicon *lexicon)
{
	memset(lexicon, 0, sizeof *lexicon);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (const char *at = lists[i].words; *at;) {
			size_t len = strcspn(at, " ");
			add_word(lexicon, at, len, lists[i].word_class);
			at += len + (at[len] == ' ');
		}
}

enum word_class lexicon_find(const struct lexicon *lexicon, uint32_t hash)
{
	return lexicon->slots[slot_of(lexicon, hash)].word_class;
}
