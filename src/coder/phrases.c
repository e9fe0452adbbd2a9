#include "coder/phrases.h"

#include <assert.h>
#include <string.h>

#define WORDS_MAX 4 /* of a phrase */

static const char *const groups[PHRASE_GROUPS] = {
	/* what clinicians say */
	"sounds like|seems like|looks like|sound like|it feels like|feels like|it seems|it sounds|"
	"appears|sounds as though|like you're",
	"so you|so you're|so you've|so it's|so that's|so what you're|so there's|so your|so he|so she|"
	"so they|so even though|so for you|so if you",
	"you feel|you're feeling|you felt|you are feeling|makes you feel|made you feel",
	"you said|you mentioned|you told me|you were saying|you talked about|you've said|"
	"you've mentioned|you're saying|you shared",
	"i'm hearing|i hear|what i'm hearing|what you're saying|let me see if|make sure|"
	"if i understand|to summarize|sum up|summarize|recap|am i right|got this right|"
	"if i heard you",
	"part of you|on one hand|on the one hand|on the other|other hand|at the same time|even though",
	"tell me|describe|talk about|share with me|walk me through|explain|talk to me|fill me in",
	"what do|what would|what are|what is|what's|what kind|what else|what was|what did|what has|"
	"what have|what made|what makes|what might|what could|what can|what other|what brings|"
	"what happens|what happened|what about|what will|what were|what does|what sort|"
	"what sorts|what things|what|in what way|in what ways",
	"how do|how would|how did|how does|how about|how are|how has|how have|how might|how could|"
	"how can|how will|how else|how was|how is|how's|how come|why|why do|why did|why not",
	"how many|how much|how often|how long|how old|how far|how important|how confident|how ready|"
	"when did|where did|who do|when was|when do|who else|where do|which",
	"do you|are you|have you|did you|would you|could you|can you|will you|were you|had you|"
	"do you have|do you think|are you able|have you ever|have you thought|do you feel",
	"is it|is that|does that|is there|are there|was it|has it|does it|did it|would that|would it|"
	"was that|did that|are they|is this|has that|any other|anything else",
	"scale|zero to|one to|out of ten|a scale|scale from|scale of",
	"would it be okay|is it okay|be okay if|be all right if|if it's okay|would you mind|can i|"
	"could i|may i|do you mind|if you don't mind|is it all right|okay if i|can we|could we|"
	"okay with you|is that okay|all right with you|if we could",
	"i wonder|i'm wondering|wondering if|wondering what|i'm curious|curious|i was wondering|"
	"wondering how",
	"you should|you need to|you have to|you must|you ought|you've got to|you gotta|you better|"
	"you want to|you need|you shouldn't|you can't|should be|you're going to|you're gonna",
	"you could|you can|you might|you may|if you|try to|why don't you|how about|maybe you|"
	"you'll|you'd be",
	"i think you|i'd recommend|i recommend|i suggest|i want you|i'd like you|my advice|"
	"i need you|i'd suggest|i encourage|i would recommend|encourage you|i'm concerned|"
	"i'm worried|i think that|i think it's|i would say|i just think",
	"i'd like to|i want to|i'm going to|i'm gonna|i would like to|i'll|let me|i can|i will|"
	"i'm just going|i just want to",
	"there are|there is|there's|some people|many people|most people|a lot of people|we know|"
	"it can|can cause|can help|which is|this is|these are|it helps|it will|it'll|they can|"
	"people who|can be|may be|will help|tends to|other people",
	"we can|we could|we'll|we're|we have|we will|let's|we'd|we do|our|we are|what we",
	"that's great|good for you|good job|great job|well done|that's good|that's awesome|"
	"that's wonderful|thank you|thanks|i appreciate|congratulations|good idea|great idea|"
	"glad|that's really good|excellent|wonderful|fantastic|proud of",
	"next time|next week|come back|see you|follow up|appointment|the plan|check in|a plan",
	"up to you|your choice|your decision|options|choices|you decide|your own|option",
	"right ?|is that right|correct ?|isn't it|yeah ?|huh ?|okay ?|is that correct|sound right|"
	"am i right|is that fair|don't you|doesn't it|isn't it ?|is that right ?|no ?",
	"you want|you'd like|you would like|you wanted|you're trying|you care|you hope|you're hoping",
	"you don't|you're not|you haven't|you didn't|you can't|you couldn't|you wouldn't|you're worried",
	"you like|you enjoy|you love|you think|you know that|you see|you believe|you really",
	"you were|you had|you've|you've been|you've had|you used|you did|you have been|you went",
	"that must|must be|must have|it's hard|that's hard|it's been|it's important|it's really|"
	"that's really|it's not easy|that's a|that's important|difficult for you",
	"for you|to you|about you|with you|of you|your life|you're|you are|you have",
	/* what patients say */
	"i want|i wanna|i'd like|i would like|i wish|i hope|i really want|i do want|want to be|"
	"i want to|i'm hoping|i'd love|i'd rather|i would love",
	"i don't want|don't wanna|i wouldn't want|don't want to|i don't like|i don't need|"
	"i don't care|i don't feel like|i don't really want|i'm not gonna|i'm not going to|i won't",
	"i don't think|i don't see|i don't believe|i don't know how|i don't know if|i'm not sure|"
	"i doubt|won't work|doesn't work|didn't work|not going to work|what's the point",
	"i could|i'm able|i might|i can do|i think i can|i could do|i could try|i can try|maybe i|"
	"i guess i could|i could probably|i could just",
	"i can't|i couldn't|can't do|i cannot|hard to|hard for me|too hard|not easy|difficult to|"
	"i never|too much|too tired|too busy|no time|don't have time|don't have the|so hard|"
	"really hard|i'm not able",
	"i need|i have to|i should|i gotta|i've got to|i must|i need to|i probably should|"
	"i know i should|i know i need|i ought|i really need",
	"i'm willing|i'm ready|i promise|i plan|i will|i'm gonna try|i'll try|i'm going to try|"
	"i've decided|i'm committed|i'm doing|i'll do|i'm trying",
	"i've been|i tried|i've tried|i started|i already|i've already|i stopped|i quit|i've done|"
	"i've cut|i cut|i've stopped|i've started|i've quit|i used to|i've been trying",
	"i know|i realize|i understand|i know it's|i know that|i see|i noticed|i've noticed",
	"i don't know|i guess|maybe|not sure|i suppose|kind of|sort of|i dunno|whatever|probably",
	"i like|i love|i enjoy|it's fun|feels good|helps me|makes me feel|calms me|i feel fine|"
	"i'm fine|helps with|i feel good|i really like|have fun|having fun|it's nice|tastes good",
	"but|yeah but|but i|but it|but it's|it's just|i just|just|even if|although",
	"not a problem|no big deal|big deal|not that bad|it's fine|nothing wrong|not really|"
	"don't have a problem|i don't have|everybody does|everyone does|not like i|it's not like|"
	"i only|only on|it's not that|not that big|not my fault|they just|nothing happened|everyone",
	"worried about|scared|afraid|bad for|not good|get worse|concerned|problem with|my health|"
	"it's bad|affecting|ruining|hurting|costing|i feel bad|i feel guilty|i don't feel good|"
	"out of control|i lost|i'm losing|tired of|sick of|i hate",
	"that makes sense|that sounds|sounds good|i agree|that would|that'd be|would be nice|"
	"would be good|would help|that helps|i think so|definitely|of course|that might|"
	"i'd feel|i would feel|i think it would|that'd|it would be|it'd be|i think that",
	"because|'cause|cause|so that|so i can|that's why|the reason",
	"he said|she said|my mom|my wife|told me|says|she's|he's|they're|they said|i was|i had|"
	"i went|it was|we were|there was|i did|i got|we went|he was|she was",
};

static uint32_t chain(uint32_t hash, uint32_t word)
{
	hash = (hash ^ word) * 2654435761U;
	hash ^= hash >> 15;
	return hash ? hash : 1;
}

static size_t slot_of(const struct phrases *phrases, uint32_t hash)
{
	size_t slot = hash % PHRASE_SLOTS;
	assert(hash && phrases->count < PHRASE_SLOTS); /* an empty slot ends the search */
	while (phrases->slots[slot].hash && phrases->slots[slot].hash != hash)
		slot = (slot + 1) % PHRASE_SLOTS;
	return slot;
}

static uint32_t hash_of(const char *phrase, size_t len)
{
	uint32_t hash = 0;
	for (size_t at = 0; at < len;) {
		size_t word = strcspn(phrase + at, " |");
		if (word > len - at)
			word = len - at;
		hash = chain(hash, phrase[at] == '?' ? '?' : lexicon_hash(phrase + at, word));
		at += word + 1;
	}
	return hash;
}

/* A phrase of two groups is of the first. */
static void add(struct phrases *phrases, uint32_t hash, size_t group)
{
	assert(group < PHRASE_GROUPS);
	size_t slot = slot_of(phrases, hash);
	if (phrases->slots[slot].hash)
		return;
	assert(phrases->count < PHRASE_SLOTS / 2);
	phrases->slots[slot].hash = hash;
	phrases->slots[slot].group = (uint8_t)group;
	phrases->count++;
}

void phrases_init(struct phrases *phrases)
{
	memset(phrases, 0, sizeof *phrases);
	for (size_t i = 0; i < PHRASE_GROUPS && groups[i]; i++)
		for (const char *at = groups[i]; *at;) {
			size_t len = strcspn(at, "|");
			add(phrases, hash_of(at, len), i);
			at += len + (at[len] == '|');
		}
}

void phrases_count(const struct phrases *phrases, const struct tokens *tokens, size_t from,
	unsigned char counts[PHRASE_GROUPS])
{
	assert(from <= tokens->count);
	memset(counts, 0, PHRASE_GROUPS);
	for (size_t i = from; i < tokens->count; i++) {
		uint32_t hash = 0;
		size_t found = PHRASE_SLOTS;
		for (size_t n = 0; n < WORDS_MAX && i + n < tokens->count; n++) {
			hash = chain(hash, tokens->list[i + n].hash);
			size_t slot = slot_of(phrases, hash);
			if (phrases->slots[slot].hash)
				found = slot;
		}
		if (found < PHRASE_SLOTS && counts[phrases->slots[found].group] < 255)
			counts[phrases->slots[found].group]++;
	}
}
