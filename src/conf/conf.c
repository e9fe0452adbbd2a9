#include "conf/conf.h"

#include "base/str.h"

const struct conf_value *conf_find(const struct conf *conf, const char *key)
{
	for (size_t i = 0; i < conf->value_count; i++)
		if (str_is(conf->values[i].spec->name, key))
			return &conf->values[i];
	return NULL;
}

const char *conf_text(const struct conf *conf, const char *key)
{
	const struct conf_value *value = conf_find(conf, key);
	return value ? value->text : NULL;
}

long conf_int(const struct conf *conf, const char *key, long otherwise)
{
	const struct conf_value *value = conf_find(conf, key);
	return value ? value->number : otherwise;
}

bool conf_bool(const struct conf *conf, const char *key, bool otherwise)
{
	const struct conf_value *value = conf_find(conf, key);
	return value ? value->flag : otherwise;
}

const struct place *conf_place(const struct conf *conf, const char *key)
{
	const struct conf_value *value = conf_find(conf, key);
	return value ? &value->at : &conf->at;
}

const struct conf *conf_next(const struct conf *conf, const char *name, const struct conf *from)
{
	size_t i = from ? (size_t)(from - conf->sections) + 1 : 0;
	for (; i < conf->section_count; i++)
		if (str_is(conf->sections[i].spec->name, name))
			return &conf->sections[i];
	return NULL;
}
