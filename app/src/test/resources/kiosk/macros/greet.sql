{% macro greet() %}{{ log('hello', info=true) }}{% endmacro %}
