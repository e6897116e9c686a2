//! Chat templates and the hub's configurations: what ordinary ones use, and each way to reach behind the values.

use mindgap::scan::files::FileResult;

use crate::{look_as, rules};

#[track_caller]
fn template(text: &str, rule: &str) {
    let report = look_as("chat_template.jinja", text.as_bytes());
    assert!(rules(&report).contains(&rule), "{text}: {report:#?}");
}

#[test]
fn ordinary_templates_say_nothing() {
    for text in [
        "{% for message in messages %}{{ '<|' + message['role'] + '|>' + message.content | trim }}{% if loop.last and add_generation_prompt %}x{% endif %}{% endfor %}",
        "{%- if tools is defined %}{{- tools | tojson(indent=4) }}{%- endif %}{# a comment __class__ #}",
        "{% set ns = namespace(found=false) %}{% set ns.found = true %}{{ raise_exception('no') }}",
        "{% macro f(a) %}{{ a | selectattr('role', 'equalto', 'user') | list | length }}{% endmacro %}{{ f(messages) }}",
        "{% generation %}x{% endgeneration %}{{ {'a': {'b': 1}}['a'] }}",
        "{{ message.content.split('</think>')[-1].lstrip('\\n') }} __init__ {{ '__' }}",
        "{% set x %}text{% endset %}{{ config }}",
        "{% set role = message['role'] | lower %}{{ tags[role] }}{% set i = i + 1 %}{{ messages[i] }}",
        "{% set content = '<|' ~ role ~ '|>' %}{{ content }}{{ x[message.content] }}",
    ] {
        let report = look_as("chat_template.jinja", text.as_bytes());
        assert_eq!(report.result, FileResult::CannotCarryCode, "{text}: {report:#?}");
    }
}

#[test]
fn every_way_to_a_hidden_name_is_seen() {
    for text in [
        "{{ x.__class__ }}",
        "{{ x['__class__'] }}",
        "{{ x['__cla' ~ 'ss__'] }}",
        "{{ x['__cla' + 'ss__'] }}",
        "{{ x['__cla' 'ss__'] }}",
        "{{ x['\\x5f\\x5fclass\\x5f\\x5f'] }}",
        "{{ x['\\u005f\\u005fclass\\u005f\\u005f'] }}",
        "{{ x['\\137\\137class\\137\\137'] }}",
        "{{ x | attr('y') }}",
        "{{ '%c%c' % (95, 95) }}",
        "{{ '{0}' | format(x) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum['a'] }}",
        "{{ self.x }}",
        "{{ request.application }}",
        "{% if x.__class__ %}{% endif %}",
    ] {
        template(text, "template-reach");
    }
}

#[test]
fn items_taken_by_a_name_that_is_made_are_unusual() {
    for text in [
        "{{ x['X_cla' ~ y] }}",
        "{{ x['x__class__x'[1:-1]] }}",
        "{% set n = ['_', '_class_', '_'] | join %}{{ x[n] }}",
        "{% set n = '_X' | replace('X', y) %}{% set m = n %}{{ x[m] }}",
        "{% set n = '_' * 2 %}{{ x[n + 'class' + n] }}",
        "{% set n %}_{% endset %}{{ x[n] }}",
        "{% set ns = namespace() %}{% set ns.n = y ~ '_class_' %}{{ x[ns.n] }}",
        "{% for a in b %}{{ x[n] }}{% set n = '_%s' % a %}{% endfor %}",
    ] {
        template(text, "template-unusual");
    }
}

#[test]
fn what_is_unusual_is_said() {
    template("{% for m in messages %}", "template-unusual");
    template("{{ x", "template-unusual");
    template("{% nonsense %}", "template-unusual");
    template("{{ x | unheard_of }}", "template-unusual");
    template("{% include 'other' %}", "template-unusual");
    template(&"a".repeat(70_000), "template-unusual");
    template(&"{{".repeat(400_000), "template-unusual");
    template(&"a".repeat(2 << 20), "limit-hit");
}

#[test]
fn a_long_template_costs_no_more_than_its_length() {
    // As many open brackets as fit: whatever is asked of each token once for all of them does not end in a day.
    for inside in ["[", "a["] {
        let pairs = 200_000 / inside.len();
        let text = format!("{{{{ {}x{} }}}}", inside.repeat(pairs), "]".repeat(pairs));
        let report = look_as("chat_template.jinja", text.as_bytes());
        assert_eq!(
            (report.result, rules(&report)),
            (FileResult::NotKnown, vec!["template-unusual"]),
            "{report:#?}"
        );
        assert!(
            report.read < 2 * text.len() as u64,
            "it is read once, and its head once more: {}",
            report.read
        );
    }
}

#[test]
fn configurations_of_the_hub_name_their_code() {
    let report = look_as("config.json", br#"{"auto_map":{"AutoModel":"modeling_x.X"},"model_type":"x"}"#);
    assert_eq!((report.result, rules(&report)), (FileResult::NotKnown, vec!["shipped-code"]), "{report:#?}");
    let report = look_as(
        "tokenizer_config.json",
        br#"{"chat_template":[{"name":"a","template":"{{ x.__class__ }}"}]}"#,
    );
    assert_eq!(rules(&report), ["template-reach"]);
    let report = look_as("config.json", br#"{"model_type":"bert","auto_map":null}"#);
    assert_eq!(report.result, FileResult::CannotCarryCode);
    let report = look_as("config.json", "[".repeat(100_000).as_bytes());
    assert_eq!(report.result, FileResult::NotExamined);
}
