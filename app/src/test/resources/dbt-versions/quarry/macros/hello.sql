{% macro hello(name='you') %}{{ log('hello ' ~ name, info=true) }}{% endmacro %}
