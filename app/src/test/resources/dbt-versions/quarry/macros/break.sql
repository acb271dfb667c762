{% macro break_it() %}{{ exceptions.raise_compiler_error('broken on purpose') }}{% endmacro %}
